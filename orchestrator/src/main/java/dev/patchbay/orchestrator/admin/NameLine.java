package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.orchestrator.trunk.LookUp;
import java.util.List;

/// One of a trunk's names and where it leads, in words.
///
/// @param trouble empty if there is none
record NameLine(String name, String tone, String when, List<String> servers, String trouble) {

    static NameLine of(LookUp known) {
        return new NameLine(
                StaticForm.line(known.place()),
                tone(known),
                known.at()
                        .map(at ->
                                "looked up %s, again %s"
                                        .formatted(Shown.time(at), Shown.time(known.again())))
                        .orElse("not looked up yet"),
                known.servers().stream().map(server -> line(known, server)).toList(),
                trouble(known));
    }

    private static String tone(LookUp known) {
        if (known.servers().isEmpty()) {
            return known.at().isEmpty() ? "secondary" : "red";
        }
        return known.trouble().isEmpty() ? "green" : "yellow";
    }

    /// By SRV records, there are two numbers and a name that need not be the one asked for.
    private static String line(LookUp known, SipServer server) {
        var place = "%s:%d %s".formatted(server.address(), server.port(), server.transport());
        return server.host().equals(known.place().host())
                ? place
                : "%s, priority %d, weight %d (%s)"
                        .formatted(place, server.priority(), server.weight(), server.host());
    }

    private static String trouble(LookUp known) {
        return known.trouble().isEmpty() || known.servers().isEmpty()
                ? known.trouble()
                : known.trouble() + " What was known stays in use.";
    }
}
