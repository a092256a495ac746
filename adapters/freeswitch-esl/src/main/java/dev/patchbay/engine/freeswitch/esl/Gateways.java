package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What FreeSWITCH knows of its gateways. One command tells of all: 0.1 s for 10,000 of them.
final class Gateways {

    private static final XMLInputFactory XML = withoutEntities();

    private final EslConnection esl;
    private final RegistrarWords registrars;

    Gateways(EslConnection esl, RegistrarWords registrars) {
        this.esl = esl;
        this.registrars = registrars;
    }

    private static XMLInputFactory withoutEntities() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Set<String> loaded() throws EngineRefusedException, EngineUnreachableException {
        var names = new TreeSet<String>();
        for (var gateway : all()) {
            names.add(gateway.getOrDefault("name", ""));
        }
        return names;
    }

    List<GatewayState> states() throws EngineRefusedException, EngineUnreachableException {
        var states = new ArrayList<GatewayState>();
        for (var gateway : all()) {
            var state = gateway.getOrDefault("state", "");
            states.add(state.equals("NOREG") ? peer(gateway) : account(gateway, state));
        }
        states.sort((one, other) -> one.gateway().value().compareTo(other.gateway().value()));
        return states;
    }

    void register(GatewayName account) throws EngineRefusedException, EngineUnreachableException {
        command("register", account);
    }

    void stopRegistering(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        command("unregister", account);
    }

    private void command(String what, GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        var answer = esl.ask("api sofia profile carriers %s %s".formatted(what, account));
        if (!answer.startsWith("+OK")) {
            throw new EngineRefusedException(
                    "FreeSWITCH refused to %s %s: %s"
                            .formatted(what, account, Failures.oneLine(answer)));
        }
    }

    private static GatewayState peer(Map<String, String> gateway) {
        var ping = millis(gateway.getOrDefault("pingtime", ""));
        if (gateway.getOrDefault("pingfreq", "0").equals("0")) {
            return state(gateway, Health.UNKNOWN, "is not asked by OPTIONS", Optional.empty());
        }
        if (!gateway.getOrDefault("status", "").startsWith("UP")) {
            return state(gateway, Health.DOWN, "does not answer OPTIONS", Optional.empty());
        }
        return ping.isPresent()
                ? state(gateway, Health.UP, "answers OPTIONS", ping)
                : state(gateway, Health.UNKNOWN, "not asked yet", Optional.empty());
    }

    /// While a registration is refreshed its state says otherwise; its status tells whether calls
    /// can go through it. But for one that was stopped: FreeSWITCH takes that for a gateway that
    /// does not register, whose status is UP from the next second on, until an attempt has failed.
    private GatewayState account(Map<String, String> gateway, String state) {
        if (state.equals("DOWN")) { // what `unregister` leads to
            return failed(gateway, true);
        }
        if (state.equals("REGED")
                || (gateway.getOrDefault("status", "").equals("UP")
                        && !registrars.stopped(name(gateway).value()))) {
            return GatewayState.registered(name(gateway));
        }
        return switch (state) {
            case "FAILED", "FAIL_WAIT" -> failed(gateway, false);
            default -> state(gateway, Health.DOWN, "not registered (yet)", Optional.empty());
        };
    }

    private GatewayState failed(Map<String, String> gateway, boolean stopped) {
        var last = registrars.last(name(gateway).value()).orElse(Failure.UNKNOWN);
        return GatewayState.failed(name(gateway), new Failure(last.status(), last.rest(), stopped));
    }

    private static GatewayName name(Map<String, String> gateway) {
        return new GatewayName(gateway.getOrDefault("name", ""));
    }

    private static GatewayState state(
            Map<String, String> gateway, Health health, String detail, Optional<Long> micros) {
        return new GatewayState(name(gateway), health, detail, micros);
    }

    /// 0.00 is FreeSWITCH's way to say that no answer has been timed.
    private static Optional<Long> millis(String text) {
        return text.matches("[0-9]{1,7}\\.[0-9]{1,6}") && Double.parseDouble(text) > 0
                ? Optional.of(Math.round(Double.parseDouble(text) * 1000))
                : Optional.empty();
    }

    private List<Map<String, String>> all()
            throws EngineRefusedException, EngineUnreachableException {
        var answer = esl.ask("api sofia xmlstatus gateway");
        try {
            return gatewaysIn(XML.createXMLStreamReader(new StringReader(answer)));
        } catch (XMLStreamException malformed) {
            throw new EngineRefusedException("the list of gateways is not XML", malformed);
        }
    }

    private static List<Map<String, String>> gatewaysIn(XMLStreamReader xml)
            throws XMLStreamException {
        var found = new ArrayList<Map<String, String>>();
        var inside = false;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                var element = xml.getLocalName();
                if (element.equals("gateway")) {
                    inside = true;
                    found.add(new HashMap<>());
                } else if (inside) {
                    found.getLast().put(element, xml.getElementText());
                }
            }
        }
        return found;
    }
}
