package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.Identity;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Target;
import java.util.Set;
import java.util.stream.Collectors;

/// A route in a sentence, with the numbers as the far end will see them.
final class RouteWords {

    private RouteWords() {}

    /// @param dialled what is called
    /// @param caller who calls, or empty
    static String of(Route route, String dialled, String caller) {
        return switch (route) {
            case Route.Dial dial ->
                    "Goes to %s.%s"
                            .formatted(
                                    dial.targets().stream()
                                            .map(target -> words(target, dialled, caller))
                                            .collect(Collectors.joining(", then to ")),
                                    words(dial.nextOn()));
            case Route.Refuse refuse ->
                    "Refused with %d: %s."
                            .formatted(refuse.sipStatus(), refuse.reason().replace('-', ' '));
        };
    }

    private static String words(Set<Integer> nextOn) {
        return nextOn.isEmpty()
                ? ""
                : nextOn.stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(
                                Collectors.joining(
                                        " or ", " The next one is tried after a ", " as well."));
    }

    private static String words(Target target, String dialled, String caller) {
        return switch (target) {
            case Target.ToTeams teams ->
                    "%s in the Teams tenant %s%s"
                            .formatted(
                                    teams.number(),
                                    teams.tenant(),
                                    teams.caller()
                                            .filter(it -> !caller.isEmpty())
                                            .map(it -> ", called by " + it.read(caller))
                                            .orElse(""));
            case Target.ToTrunk trunk ->
                    "gateway %s, %s%s"
                            .formatted(
                                    trunk.gateway(),
                                    words(trunk.callee(), dialled),
                                    words(trunk.caller()));
        };
    }

    private static String words(Callee callee, String dialled) {
        return switch (callee) {
            case Callee.AsDialled unchanged -> "as dialled";
            case Callee.Spelt spelt -> "as " + spelt.spelling().write(dialled);
            case Callee.Fixed fixed -> "as " + fixed.number();
        };
    }

    private static String words(Identity caller) {
        return caller.from().map(it -> ", From " + it).orElse("")
                + caller.asserted()
                        .map(it -> ", %s %s".formatted(it.header().field(), it.user()))
                        .orElse("")
                + caller.diversion().map(it -> ", who forwards in " + it.form().field()).orElse("");
    }
}
