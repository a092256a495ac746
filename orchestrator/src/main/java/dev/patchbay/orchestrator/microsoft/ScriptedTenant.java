package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.AccountChange;
import dev.patchbay.microsoft.Assignee;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftRefusedException.Kind;
import dev.patchbay.microsoft.MicrosoftTenant;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.microsoft.Organisation;
import dev.patchbay.microsoft.Progress;
import dev.patchbay.microsoft.Started;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.templates.MicrosoftScripts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// A tenant whose numbers are changed by PowerShell that somebody runs there. What can be read is
/// read by another way, if there is one.
final class ScriptedTenant implements MicrosoftTenant {

    private final Optional<MicrosoftTenant> reading;

    ScriptedTenant(Optional<MicrosoftTenant> reading) {
        this.reading = reading;
    }

    private MicrosoftTenant reading() throws MicrosoftRefusedException {
        return reading.orElseThrow(() ->
                new MicrosoftRefusedException(
                        Kind.PERMISSION, "scripts", "This tenant is not connected to be read."));
    }

    @Override
    public Set<String> permissions()
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return reading().permissions();
    }

    @Override
    public Organisation organisation()
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return reading().organisation();
    }

    @Override
    public String accounts(Optional<String> mark, Consumer<List<AccountChange>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return reading().accounts(mark, page);
    }

    @Override
    public Optional<Account> account(String key)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return reading().account(key);
    }

    @Override
    public void resourceAccounts(Consumer<List<UUID>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        reading().resourceAccounts(page);
    }

    @Override
    public void numbers(Consumer<List<HeldNumber>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        reading().numbers(page);
    }

    @Override
    public Optional<HeldNumber> number(PhoneNumber number)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return reading().number(number);
    }

    @Override
    public Started assign(PhoneNumber number, Assignee assignee) {
        return new Started.ByHand(
                MicrosoftScripts.number(number, Optional.of(assignee.principal())));
    }

    @Override
    public Started unassign(PhoneNumber number) {
        return new Started.ByHand(MicrosoftScripts.number(number, Optional.empty()));
    }

    @Override
    public Progress progress(String operation) {
        return new Progress.Unclear();
    }
}
