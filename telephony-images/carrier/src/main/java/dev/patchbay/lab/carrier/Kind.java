package dev.patchbay.lab.carrier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Whom the carrier plays, a port each: one that takes what comes, strict ones with the habits of a
/// carrier there is, and two more that take what comes, for trunks with several peers.
///
/// A strict one has one account, whose numbers are told by the port: at 5071 these are +47 22 50 71
/// 00, its main number, to 99.
enum Kind {
    USUAL(5060, Demand.NOTHING, "carrier-registrar"),
    TWILIO(5071, Demand.NOTHING, "acme.pstn.twilio.example"),
    TELNYX(5072, Demand.NOTHING, ""),
    COMPANYFLEX(5073, Demand.LOGIN, "tel.companyflex.example"),
    CM_COM(5074, Demand.NOTHING, ""),
    TWO_TALK(5075, Demand.LOGIN, ""),
    BULKVS(5076, Demand.NOTHING, ""),
    CLIP_NO_SCREENING(5077, Demand.LOGIN, ""),
    FIRST_PEER(5081, Demand.NOTHING, ""),
    SECOND_PEER(5082, Demand.NOTHING, "");

    static final String PASSWORD = "lab-only-password";

    /// How it knows whose call it is.
    private enum Demand {
        NOTHING,
        LOGIN
    }

    private final int port;
    private final Demand demand;
    private final String domain;

    Kind(int port, Demand demand, String domain) {
        this.port = port;
        this.demand = demand;
        this.domain = domain;
    }

    /// @throws IllegalArgumentException if there is none of this name
    static Kind named(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--at: '%s' (expected: one of %s)"
                                        .formatted(
                                                id,
                                                Arrays.stream(values()).map(Kind::id).toList())));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int port() {
        return port;
    }

    /// @return whether every call must prove its account's password
    boolean demandsLogin() {
        return demand == Demand.LOGIN;
    }

    /// @return the host of its addresses, where that is a name; else empty
    String domain() {
        return domain;
    }

    String mainNumber() {
        return range() + "00";
    }

    boolean owns(String number) {
        return number.startsWith(range()) && number.length() == range().length() + 2;
    }

    private String range() {
        return "+472250" + (port - 5000);
    }

    /// @return what goes before every number called, as where several connections share an address
    String techPrefix() {
        return this == TELNYX ? "4711" : "";
    }

    /// @return login names with their passwords
    Map<String, String> accounts() {
        if (this == USUAL) {
            return Map.of("acme", PASSWORD, "globex", PASSWORD + "-2");
        }
        return demandsLogin() ? Map.of(id(), PASSWORD) : Map.of();
    }
}
