package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a number leads to in Microsoft 365. Teams itself rings the user, the queue or the
/// attendant; for a call, all three are the same tenant and the same number.
public sealed interface Assignment {

    /// The account's user principal name, in lower case.
    String target();

    /// A licensed user.
    record TeamsUser(String target) implements Assignment {
        public TeamsUser {
            target = account(target);
        }
    }

    /// The resource account of a call queue.
    record CallQueue(String target) implements Assignment {
        public CallQueue {
            target = account(target);
        }
    }

    /// The resource account of an auto attendant.
    record AutoAttendant(String target) implements Assignment {
        public AutoAttendant {
            target = account(target);
        }
    }

    /// Microsoft's rules for user principal names: 64 characters, `@`, 48 characters.
    private static String account(String typed) {
        var name = typed.strip().toLowerCase(Locale.ROOT);
        if (!AccountName.FORM.matcher(name).matches()) {
            throw new InvalidValueException(
                    "target",
                    name.replaceAll("\\p{Cntrl}", "␀"),
                    "a user principal name, such as kari@acme.example");
        }
        return name;
    }

    /// Keeps the compiled pattern out of the interface's public surface.
    final class AccountName {

        private static final Pattern FORM =
                Pattern.compile(
                        "[a-z0-9'_!#^~-][a-z0-9'._!#^~-]{0,63}@(?=[a-z0-9.-]{3,48}$)"
                                + "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

        private AccountName() {}
    }
}
