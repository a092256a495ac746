package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Preset;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The preset a trunk is made from.
///
/// @param differences what the trunk has otherwise, in sentences
record PresetView(
        String key, String name, List<String> notes, String source, List<String> differences) {

    static PresetView of(Preset preset) {
        return new PresetView(
                preset.key(), preset.name(), preset.notes(), preset.source(), List.of());
    }

    static PresetView of(Preset preset, Trunk trunk) {
        var found = new ArrayList<String>();
        if (!preset.country().isEmpty()) {
            differ(found, "Country", trunk.country().code(), preset.country());
        }
        connections(found, trunk.connection(), preset);
        habits(found, trunk.habits(), preset.habits());
        media(found, trunk.media(), preset.media());
        return new PresetView(
                preset.key(), preset.name(), preset.notes(), preset.source(), List.copyOf(found));
    }

    private static void connections(List<String> found, TrunkConnection connection, Preset preset) {
        var registration = connection instanceof Registration;
        differ(found, "Connection", kind(registration), kind(preset.registration()));
        if (registration == preset.registration()) {
            switch (connection) {
                case Registration account -> account(found, account, preset);
                case StaticPeers known -> transports(found, known.addresses(), preset);
            }
        }
    }

    private static String kind(boolean registration) {
        return registration ? "registration" : "static addresses";
    }

    private static void account(List<String> found, Registration account, Preset preset) {
        transports(found, List.of(account.registrar()), preset);
        if (preset.byDns() && !account.registrar().byDns()) {
            differ(found, "Port", Integer.toString(account.registrar().port()), "as DNS says");
        }
        differ(
                found,
                "Registered anew, in seconds",
                Long.toString(account.refreshEvery().toSeconds()),
                Integer.toString(preset.refreshSeconds()));
    }

    /// What is left to DNS is as the carrier says.
    private static void transports(List<String> found, List<SipAddress> to, Preset preset) {
        var said =
                to.stream()
                        .map(SipAddress::transport)
                        .filter(it -> it != SipTransport.ANY)
                        .map(SipTransport::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!said.isEmpty()) {
            differ(found, "Transport", said, preset.transport());
        }
    }

    private static void habits(List<String> found, Habits have, Habits wanted) {
        differ(found, "The number called", have.called().words(), wanted.called().words());
        differ(found, "The caller's number", have.caller().words(), wanted.caller().words());
        differ(found, "Who calls", have.placement().words(), wanted.placement().words());
        forwarded(found, have.diverting(), wanted.diverting());
    }

    private static void forwarded(List<String> found, Diverting have, Diverting wanted) {
        differ(found, "Who forwarded a call", have.told().words(), wanted.told().words());
        differ(
                found,
                "The caller of a forwarded call",
                have.shown().words(),
                wanted.shown().words());
    }

    private static void media(List<String> found, Media have, Media wanted) {
        differ(found, "Codecs", codecs(have), codecs(wanted));
        differ(found, "SRTP", have.srtp().words(), wanted.srtp().words());
        differ(found, "Keys", have.dtmf().words(), wanted.dtmf().words());
        differ(found, "Session timer", have.sessionTimer().words(), wanted.sessionTimer().words());
    }

    private static String codecs(Media media) {
        return Media.named(media.codecs()).replace(",", ", ");
    }

    private static void differ(List<String> found, String what, String have, String wanted) {
        if (!have.equals(wanted)) {
            found.add("%s: %s (preset: %s).".formatted(what, have, wanted));
        }
    }
}
