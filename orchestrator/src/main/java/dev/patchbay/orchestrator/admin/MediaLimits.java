package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.EngineCapabilities;
import dev.patchbay.orchestrator.engine.AdapterChoice;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the engines in use cannot do of what a trunk can be given, said at the field.
@ControllerAdvice(assignableTypes = TrunkPages.class)
class MediaLimits {

    private final Engines engines;

    MediaLimits(Engines engines) {
        this.engines = engines;
    }

    /// @return a sentence for each engine that lacks something, by the field's name
    @ModelAttribute("limits")
    Map<String, String> limits() {
        var limits = new TreeMap<String, String>();
        limits.put("codecs", sentences(MediaLimits::codecs));
        limits.put("dtmf", sentences(MediaLimits::keys));
        limits.put("root", sentences(MediaLimits::roots));
        return limits;
    }

    private String sentences(Function<EngineCapabilities, Optional<String>> lacks) {
        return engines.kinds().entrySet().stream()
                .flatMap(engine ->
                        engines.choices(engine.getKey()).stream()
                                .filter(choice -> choice.kind().equals(engine.getValue()))
                                .map(AdapterChoice::capabilities)
                                .flatMap(able -> lacks.apply(able).stream())
                                .map(what -> "%s %s.".formatted(engine.getKey(), what)))
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> codecs(EngineCapabilities able) {
        var missing =
                Arrays.stream(Codec.values())
                        .map(Codec::name)
                        .filter(codec -> !able.codecs().contains(codec))
                        .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("leaves out %s".formatted(String.join(" and ", missing)));
    }

    private static Optional<String> roots(EngineCapabilities able) {
        return able.rootsOnStart()
                ? Optional.of(
                        "learns whom to trust when it starts: restart it after the first trunk with TLS, and when a certificate here changes")
                : Optional.empty();
    }

    private static Optional<String> keys(EngineCapabilities able) {
        var missing =
                Arrays.stream(Dtmf.values())
                        .filter(way -> !able.keys().contains(way))
                        .map(Dtmf::words)
                        .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "cannot send keys %s and sends them %s instead"
                                .formatted(
                                        String.join(" or ", missing), Media.USUAL.dtmf().words()));
    }
}
