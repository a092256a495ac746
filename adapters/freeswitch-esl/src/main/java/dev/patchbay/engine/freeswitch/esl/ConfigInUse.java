package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.ConfigFolder;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.session.GatewayDifference;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Applies config: write, have it read, look whether FreeSWITCH now knows what it should, put the
/// former files back if not. A rescan only adds gateways; one that changed or went away is killed
/// first. Calls through a killed gateway go on.
final class ConfigInUse {

    /// 10,000 gateways took 0.7 s when measured.
    private static final Duration LONGEST_RELOAD = Duration.ofSeconds(30);

    /// A killed gateway first says goodbye to its registrar: up to 2 s when measured.
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private static final Pattern GATEWAY =
            Pattern.compile("<gateway name=\"([a-z0-9-]+)\">.*?</gateway>", Pattern.DOTALL);

    /// Which files hold the gateways of which SIP profile.
    private static final Map<String, String> PROFILES =
            Map.of("carriers.xml", "carriers", "edge.xml", "edge");

    private final ConfigFolder folder;
    private final EslConnection esl;
    private final Gateways gateways;

    ConfigInUse(ConfigFolder folder, EslConnection esl, Gateways gateways) {
        this.folder = folder;
        this.esl = esl;
        this.gateways = gateways;
    }

    Map<String, String> files() throws EngineRefusedException {
        return folder.read();
    }

    synchronized void apply(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var before = folder.read();
        var halfApplied = !inForce(before);
        if (!before.equals(wanted.files()) || halfApplied || !difference(wanted).none()) {
            folder.write(wanted.files());
            try {
                use(
                        before,
                        wanted.files(),
                        halfApplied ? gateways.loaded() : difference(wanted).left());
                demandLoaded(wanted);
            } catch (EngineRefusedException refused) {
                folder.write(before);
                use(wanted.files(), before, Set.of());
                throw new EngineRefusedException(
                        "FreeSWITCH did not load the new config (%s); the former one is back in force"
                                .formatted(Failures.inWords(refused)),
                        refused);
            }
        }
    }

    /// @param stale gateways that must go whatever the files say; a profile that does not have one
    ///   says so and nothing happens
    private void use(Map<String, String> before, Map<String, String> now, Set<String> stale)
            throws EngineRefusedException, EngineUnreachableException {
        reload("api reloadxml");
        for (var profile : PROFILES.entrySet()) {
            var gone = new TreeSet<>(stale);
            gone.addAll(changed(before.get(profile.getKey()), now.get(profile.getKey())));
            for (var gateway : gone) {
                esl.ask("api sofia profile %s killgw %s".formatted(profile.getValue(), gateway));
            }
            reload("api sofia profile %s rescan".formatted(profile.getValue()));
        }
        esl.execute("api global_setvar patchbay_config=" + fingerprint(now));
    }

    private void reload(String command) throws EngineRefusedException, EngineUnreachableException {
        EslConnection.demand(command, esl.await(esl.send(command), LONGEST_RELOAD));
    }

    /// @return the gateways that are loaded and must go before the new ones come
    private static Set<String> changed(@Nullable String before, @Nullable String now) {
        var wanted = gatewaysIn(now);
        var gone = new TreeSet<String>();
        gatewaysIn(before)
                .forEach((name, text) -> {
                    if (!text.equals(wanted.get(name))) {
                        gone.add(name);
                    }
                });
        return gone;
    }

    private static Map<String, String> gatewaysIn(@Nullable String file) {
        var found = new TreeMap<String, String>();
        if (file != null) {
            GATEWAY.matcher(file)
                    .results()
                    .forEach(match -> found.put(match.group(1), match.group()));
        }
        return found;
    }

    /// An orchestrator may have been stopped between writing the files and having them read.
    /// FreeSWITCH then still names the files before; one that has just started names none, and has
    /// read what is there.
    private boolean inForce(Map<String, String> files)
            throws EngineRefusedException, EngineUnreachableException {
        var known = esl.ask("api global_getvar patchbay_config");
        return !known.matches("[0-9a-f]{32}") || known.equals(fingerprint(files));
    }

    private static String fingerprint(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files)
                    .forEach((name, text) ->
                            digest.update(
                                    (name + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void demandLoaded(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var deadline = Deadline.in(LONGEST_GOODBYE);
        var difference = difference(wanted);
        while (!difference.none() && !deadline.passed()) {
            pause();
            difference = difference(wanted);
        }
        if (!difference.none()) {
            throw new EngineRefusedException(difference.inWords());
        }
    }

    private static void pause() throws EngineUnreachableException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted while config was applied", stop);
        }
    }

    private GatewayDifference difference(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        return GatewayDifference.between(wanted, gateways.loaded());
    }
}
