package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The changes as stored. Commands throw `InvalidValueException`, naming the field.
public interface NumberChanges {

    /// @param underWay how many have not ended
    /// @param byHand how many of these wait for an administrator
    record Queue(long underWay, long byHand) {}

    Optional<NumberChange> latest(PhoneNumber number);

    /// @return the newest of each number that has any
    Map<PhoneNumber, NumberChange> latest(Collection<PhoneNumber> numbers);

    /// Those under way and those that failed and were not tried again, newest first.
    List<NumberChange> unsettled(TenantId tenant, int most);

    Queue queue(TenantId tenant);

    /// Begins anew what failed or is stuck.
    NumberChange again(PhoneNumber number);

    /// Begins anew, and takes the number from whoever has it.
    NumberChange takeOver(PhoneNumber number);

    /// An administrator says that the script was run.
    NumberChange ranByHand(PhoneNumber number);
}
