package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trunk as typed. Kept as it is when something in it is wrong, but for the password.
record TrunkForm(
        @Nullable String customer,
        @Nullable String name,
        @Nullable String country,
        @Nullable String kind,
        @Nullable String peers,
        @Nullable String host,
        @Nullable String port,
        @Nullable String transport,
        @Nullable String username,
        @Nullable String password,
        @Nullable String refreshSeconds) {

    static final String STATIC = "static";
    static final String REGISTRATION = "registration";

    static TrunkForm empty(String customer) {
        return new TrunkForm(customer, "", "", STATIC, "", "", "5060", "UDP", "", "", "300");
    }

    static TrunkForm of(Trunk trunk) {
        var customer = trunk.customer().toString();
        var name = trunk.name().value();
        var country = trunk.country().code();
        return switch (trunk.connection()) {
            case StaticPeers known ->
                    new TrunkForm(
                            customer,
                            name,
                            country,
                            STATIC,
                            known.peers().stream()
                                    .map(TrunkForm::line)
                                    .collect(Collectors.joining("\n")),
                            "",
                            "5060",
                            "UDP",
                            "",
                            "",
                            "300");
            case Registration account ->
                    new TrunkForm(
                            customer,
                            name,
                            country,
                            REGISTRATION,
                            "",
                            account.registrar().host().value(),
                            Integer.toString(account.registrar().port()),
                            account.registrar().transport().name(),
                            account.username(),
                            "",
                            Long.toString(account.refreshEvery().toSeconds()));
        };
    }

    private static String line(SipAddress peer) {
        return peer.hostAndPort()
                + (peer.transport() == SipTransport.UDP ? "" : " " + peer.transport());
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    boolean registration() {
        return text(kind).equals(REGISTRATION);
    }

    /// @param kept the password there is, used when the field was left empty
    TrunkConnection connection(Optional<Secret> kept) {
        return registration() ? account(kept) : staticPeers();
    }

    private Registration account(Optional<Secret> kept) {
        var typed = text(password);
        return new Registration(
                new SipAddress(
                        new HostName(text(host)),
                        number("port", text(port)),
                        transport(text(transport))),
                text(username),
                typed.isEmpty() && kept.isPresent() ? kept.get() : new Secret(typed),
                Duration.ofSeconds(number("refreshSeconds", text(refreshSeconds))));
    }

    private StaticPeers staticPeers() {
        try {
            return new StaticPeers(
                    text(peers)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .map(TrunkForm::peer)
                            .toList());
        } catch (InvalidValueException e) {
            // one field holds all addresses, so whatever is wrong with one is said there
            throw new InvalidValueException("peers", text(peers), e.expected() + " on each line");
        }
    }

    private static SipAddress peer(String line) {
        var words = line.split("\\s+", -1);
        var place = words[0].split(":", -1);
        if (words.length > 2 || place.length > 2) {
            throw new InvalidValueException("peers", line, "an address such as 203.0.113.10:5060");
        }
        return new SipAddress(
                new HostName(place[0]),
                place.length < 2 ? 5060 : number("peers", place[1]),
                words.length < 2 ? SipTransport.UDP : transport(words[1]));
    }

    private static int number(String field, String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new InvalidValueException(field, text, "a number");
        }
        return Integer.parseInt(text);
    }

    private static SipTransport transport(String text) {
        return Arrays.stream(SipTransport.values())
                .filter(it -> it.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("transport", text, "UDP, TCP or TLS"));
    }

    @Override
    public String toString() {
        return "TrunkForm[%s, %s]".formatted(name, kind);
    }
}
