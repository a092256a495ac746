package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.Barring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where no calls go out to; what is not given is not barred.
record BarringJson(
        @Nullable Boolean premium, @Nullable Boolean abroad, @Nullable List<String> prefixes) {

    static BarringJson of(Barring barring) {
        return new BarringJson(barring.premium(), barring.abroad(), barring.prefixes());
    }

    Barring toBarring() {
        return new Barring(
                Boolean.TRUE.equals(premium),
                Boolean.TRUE.equals(abroad),
                prefixes == null ? List.of() : prefixes);
    }
}
