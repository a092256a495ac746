package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.OneOf;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The presets there are. A file that cannot be read stops the start: it came with the program.
@Component
public class Presets {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int USUAL_REFRESH_SECONDS = 300;

    /// A file's content; only what differs from the usual is in it.
    record File(
            String name,
            String kind,
            String transport,
            @Nullable Boolean byDns,
            @Nullable Integer refreshSeconds,
            @Nullable String country,
            FileHabits habits,
            @Nullable FileMedia media,
            @Nullable List<String> requires,
            List<String> notes,
            String source) {}

    record FileHabits(
            @Nullable String called,
            @Nullable String caller,
            @Nullable String placement,
            @Nullable String told,
            @Nullable String shown) {

        Habits toHabits() {
            return new Habits(
                    called == null ? Habits.USUAL.called() : NumberFormat.named("called", called),
                    caller == null ? Habits.USUAL.caller() : NumberFormat.named("caller", caller),
                    placement == null ? Habits.USUAL.placement() : CallerPlacement.named(placement),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    new Diverting(
                            told == null ? Diverting.USUAL.told() : Diverting.Told.named(told),
                            shown == null ? Diverting.USUAL.shown() : Diverting.Shown.named(shown),
                            false));
        }
    }

    record FileMedia(
            @Nullable List<String> codecs,
            @Nullable String srtp,
            @Nullable String dtmf,
            @Nullable String sessionTimer) {

        Media toMedia() {
            var usual = Media.USUAL;
            return new Media(
                    codecs == null ? usual.codecs() : Media.codecsIn(String.join(",", codecs)),
                    srtp == null ? usual.srtp() : OneOf.named("srtp", Srtp.class, srtp),
                    dtmf == null ? usual.dtmf() : OneOf.named("dtmf", Dtmf.class, dtmf),
                    sessionTimer == null
                            ? usual.sessionTimer()
                            : OneOf.named("sessionTimer", SessionTimer.class, sessionTimer),
                    Optional.empty());
        }
    }

    private final List<Preset> all;

    public Presets() throws IOException {
        var files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:/carrier-presets/*.json");
        all =
                Arrays.stream(files)
                        .map(Presets::read)
                        .sorted(Comparator.comparing(Preset::name))
                        .toList();
    }

    /// @return in the order of their names
    public List<Preset> all() {
        return all;
    }

    public Optional<Preset> byKey(String key) {
        return all.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /// @throws InvalidValueException if there is none of this key
    public Preset named(String key) {
        return byKey(key)
                .orElseThrow(() ->
                        new InvalidValueException(
                                "preset",
                                key.replaceAll("\\p{Cntrl}", "␀"),
                                "one of " + all.stream().map(Preset::key).toList()));
    }

    static Preset read(Resource resource) {
        try (var in = resource.getInputStream()) {
            var file = JSON.readValue(in, File.class);
            return new Preset(
                    Objects.requireNonNull(resource.getFilename()).replace(".json", ""),
                    file.name(),
                    file.kind().equals("registration"),
                    file.transport(),
                    Boolean.TRUE.equals(file.byDns()),
                    Objects.requireNonNullElse(file.refreshSeconds(), USUAL_REFRESH_SECONDS),
                    Objects.requireNonNullElse(file.country(), ""),
                    file.habits().toHabits(),
                    file.media() == null ? Media.USUAL : file.media().toMedia(),
                    Objects.requireNonNullElse(file.requires(), List.of()),
                    file.notes(),
                    file.source());
        } catch (IOException e) {
            throw new IllegalStateException("preset " + resource.getFilename(), e);
        }
    }
}
