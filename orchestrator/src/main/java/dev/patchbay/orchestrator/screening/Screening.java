package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Map;

/// Who may call as whom, as stored. Commands throw `InvalidValueException`, naming the field.
public interface Screening {

    /// Those of customers about whom something was said.
    Map<CustomerId, CallerScreen> screens();

    Strangers strangersOf(CustomerId customer);

    /// In ascending order.
    List<ApprovedCaller> approvedOf(CustomerId customer);

    void treat(CustomerId customer, Strangers strangers);

    /// @param trunk one of the customer's, by which such calls go out
    ApprovedCaller approve(
            CustomerId customer, PhoneNumber number, TrunkId trunk, Approval approval);

    void withdraw(CustomerId customer, PhoneNumber number);
}
