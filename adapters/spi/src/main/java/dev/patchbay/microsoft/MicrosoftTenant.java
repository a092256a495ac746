package dev.patchbay.microsoft;

import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// One customer's Microsoft 365. Thread-safe; every question blocks, at most for the patience it
/// was connected with. Nothing is tried again here: how long to wait and how often is the caller's.
public interface MicrosoftTenant {

    /// @return the application permissions of a token asked for now, such as
    ///   `TeamsTelephoneNumber.ReadWrite.All`; empty while nobody has consented
    Set<String> permissions() throws MicrosoftRefusedException, MicrosoftUnreachableException;

    Organisation organisation() throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// Tells every account, or what changed since the mark of an earlier reading.
    ///
    /// @param mark where an earlier reading ended; empty for all of them
    /// @param page is told some accounts at a time
    /// @return the mark of this reading
    /// @throws MicrosoftRefusedException with [MicrosoftRefusedException.Kind#GONE] if the mark is
    ///   too old, after which all must be read
    String accounts(Optional<String> mark, Consumer<List<AccountChange>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// @param key an account's id or its principal name
    /// @return the account as it is now; empty if there is none
    Optional<Account> account(String key)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// Tells which accounts are resource accounts.
    void resourceAccounts(Consumer<List<UUID>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// Tells every number Microsoft knows in this tenant.
    void numbers(Consumer<List<HeldNumber>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// @return what Microsoft says of the number now; empty if it does not know it
    Optional<HeldNumber> number(PhoneNumber number)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// Has the number lead to this account, which takes a while: see [#progress].
    Started assign(PhoneNumber number, Assignee assignee)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    /// Takes the number from whoever has it.
    Started unassign(PhoneNumber number)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;

    Progress progress(String operation)
            throws MicrosoftRefusedException, MicrosoftUnreachableException;
}
