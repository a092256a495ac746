package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Account;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import java.util.Optional;
import java.util.UUID;

/// What is to be asked of Microsoft next. Decided anew from what Microsoft shows, each time: that
/// makes a change the same whether it begins, goes on after a restart, or is repeated.
sealed interface Plan {

    /// It is as wanted, or none of our business.
    record Nothing(String sentence) implements Plan {}

    record Assign(Optional<UUID> account) implements Plan {}

    /// What follows is decided once that is done.
    record Unassign(String sentence) implements Plan {}

    record Refuse(Trouble trouble, String words) implements Plan {}

    /// @param former whom the number led to by our own doing
    /// @param forced whether it may be taken from anybody
    static Plan of(
            Optional<Assignment> wanted, Optional<String> former, boolean forced, Look look) {
        return wanted.map(assignment -> assigned(assignment, former, forced, look))
                .orElseGet(() -> released(former, forced, look));
    }

    private static Plan released(Optional<String> former, boolean forced, Look look) {
        if (!look.numberSeen()) {
            return new Unassign("");
        }
        var account = look.held().flatMap(it -> it.account());
        if (account.isEmpty()) {
            return new Nothing("Microsoft has it with nobody.");
        }
        if (!look.held().orElseThrow().directRouting()) {
            return new Nothing("Microsoft has it as a number of another kind; left alone.");
        }
        return mayTake(former, forced, look)
                ? new Unassign("")
                : new Nothing(
                        "Microsoft has it with %s, to whom we did not assign it; left alone."
                                .formatted(
                                        look.holder()
                                                .map(Account::principal)
                                                .orElse("an account we cannot look at")));
    }

    private static Plan assigned(
            Assignment assignment, Optional<String> former, boolean forced, Look look) {
        var trouble = look.accountSeen() ? trouble(assignment, look) : Optional.<Trouble>empty();
        if (trouble.isPresent()) {
            return new Refuse(trouble.get(), "");
        }
        if (look.held().filter(it -> !it.directRouting()).isPresent()) {
            return new Refuse(Trouble.NOT_OURS, "");
        }
        var target = look.target().map(Account::id);
        var account = look.held().flatMap(it -> it.account());
        if (account.isPresent() && account.equals(target)) {
            return new Nothing("");
        }
        if (account.isPresent()) {
            return taken(former, forced, look);
        }
        return look.other()
                .<Plan>map(number -> new Refuse(Trouble.HAS_NUMBER, "It has " + number + "."))
                .orElseGet(() -> new Assign(target));
    }

    private static Plan taken(Optional<String> former, boolean forced, Look look) {
        var holder = look.holder().map(Account::principal);
        if (look.accountSeen() && holder.isEmpty()) {
            return new Unassign("It is taken from an account that is not there any more.");
        }
        var whom = holder.orElse("an account we cannot look at");
        return mayTake(former, forced, look)
                ? new Unassign("It is taken from %s first.".formatted(whom))
                : new Refuse(Trouble.TAKEN, "It leads to %s.".formatted(whom));
    }

    /// Where accounts cannot be looked at, a number that was ours to assign is taken to be still.
    private static boolean mayTake(Optional<String> former, boolean forced, Look look) {
        if (forced || !look.accountSeen()) {
            return forced || former.isPresent();
        }
        var holder = look.holder().map(Account::principal);
        return holder.isEmpty() || holder.equals(former);
    }

    private static Optional<Trouble> trouble(Assignment assignment, Look look) {
        if (look.target().isEmpty()) {
            return Optional.of(Trouble.UNKNOWN_ACCOUNT);
        }
        var account = look.target().get();
        var person = assignment instanceof TeamsUser;
        if (person && account.resource()) {
            return Optional.of(Trouble.RESOURCE_ACCOUNT);
        }
        if (!person && !account.resource()) {
            return Optional.of(Trouble.NO_RESOURCE_ACCOUNT);
        }
        if (!account.phone() && !(account.resource() && account.voiceApplication())) {
            return Optional.of(person ? Trouble.NO_LICENCE : Trouble.NO_RESOURCE_LICENCE);
        }
        return account.usageLocation().isEmpty()
                ? Optional.of(Trouble.NO_USAGE_LOCATION)
                : Optional.empty();
    }
}
