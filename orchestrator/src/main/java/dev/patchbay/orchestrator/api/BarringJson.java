package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where no calls go out to; what is not given is not barred.
record BarringJson(
        @Nullable Boolean premium, @Nullable Boolean abroad, @Nullable List<String> prefixes) {

    static BarringJson of(Barring barring) {
        return new BarringJson(barring.premium(), barring.abroad(), barring.prefixes());
    }

    Barring toBarring() {
        var given =
                prefixes == null ? List.<String>of() : Given.values("barring.prefixes", prefixes);
        try {
            return new Barring(Boolean.TRUE.equals(premium), Boolean.TRUE.equals(abroad), given);
        } catch (InvalidValueException e) {
            throw e.at("barring.prefixes");
        }
    }
}
