package dev.patchbay.engine.spi;

/// The engine's name for one SIP peer it can send calls to: a carrier's address or account, or the
/// Teams edge. Chosen by Patchbay, never by a person.
public record GatewayName(String value) {

    /// The one gateway every call to Teams leaves by; the tenant is in the target's host.
    public static final GatewayName TEAMS = new GatewayName("teams");

    public GatewayName {
        EngineText.check(
                "gateway",
                value,
                EngineText.GATEWAY,
                "a lower-case letter, then up to 39 letters, digits or -");
    }

    @Override
    public String toString() {
        return value;
    }
}
