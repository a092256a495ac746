package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What Asterisk knows of its gateways: which endpoints it has loaded, whether their contacts
/// answer OPTIONS, and whether its registrations stand.
final class Gateways {

    /// The endpoint that takes calls from carriers known by address; nothing is ever sent to it.
    private static final String NO_GATEWAY = "carriers";

    private final AmiConnection ami;

    Gateways(AmiConnection ami) {
        this.ami = ami;
    }

    Set<String> loaded() throws EngineUnreachableException {
        var names = new TreeSet<String>();
        for (var block : ami.list(new AmiAction("PJSIPShowEndpoints"))) {
            if (block.event("EndpointList")) {
                names.add(block.get("ObjectName"));
            }
        }
        names.remove(NO_GATEWAY);
        return names;
    }

    List<GatewayState> states() throws EngineUnreachableException {
        var states = new TreeMap<String, GatewayState>();
        for (var name : loaded()) {
            states.put(name, state(name, Health.UNKNOWN, "not asked yet", Optional.empty()));
        }
        for (var contact : contacts().entrySet()) {
            states.computeIfPresent(contact.getKey(), (name, before) -> contact.getValue());
        }
        for (var block : ami.list(new AmiAction("PJSIPShowRegistrationsOutbound"))) {
            if (block.event("OutboundRegistrationDetail")) {
                states.computeIfPresent(
                        block.get("ObjectName"),
                        (name, before) -> registration(name, block.get("Status")));
            }
        }
        return List.copyOf(states.values());
    }

    private Map<String, GatewayState> contacts() throws EngineUnreachableException {
        var states = new HashMap<String, GatewayState>();
        for (var block : ami.list(new AmiAction("PJSIPShowContacts"))) {
            if (block.event("ContactList")) {
                // a contact is called <gateway>@@<hash>; the name of its AOR is the gateway's
                var name = block.get("ObjectName").replaceFirst("(@@|;@).*", "");
                states.put(name, contact(name, block));
            }
        }
        return states;
    }

    private static GatewayState contact(String name, AmiMessage block) {
        return switch (block.get("Status")) {
            case "Reachable" ->
                    state(name, Health.UP, "answers OPTIONS", micros(block.get("RoundtripUsec")));
            case "Unreachable" ->
                    state(name, Health.DOWN, "does not answer OPTIONS", Optional.empty());
            case "NonQualified" ->
                    state(name, Health.UNKNOWN, "is not asked by OPTIONS", Optional.empty());
            default -> state(name, Health.UNKNOWN, "not asked yet", Optional.empty());
        };
    }

    private static GatewayState registration(String name, String status) {
        return switch (status) {
            case "Registered" -> state(name, Health.UP, "registered", Optional.empty());
            case "Rejected", "Stopped" ->
                    state(name, Health.DOWN, "the registrar refused us", Optional.empty());
            default -> state(name, Health.DOWN, "not registered (yet)", Optional.empty());
        };
    }

    private static GatewayState state(
            String name, Health health, String detail, Optional<Long> micros) {
        return new GatewayState(new GatewayName(name), health, detail, micros);
    }

    private static Optional<Long> micros(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
