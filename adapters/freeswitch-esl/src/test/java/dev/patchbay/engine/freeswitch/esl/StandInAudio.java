package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.PeerPersona;
import dev.patchbay.lab.sip.media.Protection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the dialplan makes of a row that says how the audio of a place's calls is. It carries no
/// other codecs than the real one's image does.
///
/// @param chosen whether the order of our own codecs matters in a carrier's offer
/// @param keysInInfo whether pressed keys travel in SIP INFO
/// @param timer whether a session timer is offered
record StandInAudio(
        List<String> codecs,
        boolean chosen,
        Protection protection,
        boolean keysInInfo,
        boolean timer,
        Optional<Duration> longest) {

    private static final List<String> CARRIED = List.of("PCMA", "PCMU");

    static StandInAudio of(Optional<String> row) {
        return row.map(StandInAudio::read)
                .orElse(
                        new StandInAudio(
                                CARRIED, false, Protection.NONE, false, false, Optional.empty()));
    }

    private static StandInAudio read(String row) {
        var words = row.split("\\|", -1);
        return new StandInAudio(
                Arrays.stream(words[0].split(",")).filter(CARRIED::contains).toList(),
                true,
                switch (words[1]) {
                    case "mandatory" -> Protection.REQUIRED;
                    case "optional" -> Protection.OPTIONAL;
                    default -> Protection.NONE;
                },
                words[2].equals("info"),
                words[3].equals("offered"),
                Optional.of(words[4])
                        .filter(it -> !it.isEmpty())
                        .map(it -> Duration.ofSeconds(Long.parseLong(it))));
    }

    /// @param asked of an INVITE, the session timer in it
    PeerPersona persona(PeerPersona usual, Optional<String> asked) {
        return usual.speaking(protection, formats(), chosen ? codecs : List.of())
                .signalling(new PeerPersona.Signalling(keysInInfo, asked.filter(_ -> timer)));
    }

    private List<String> formats() {
        return Stream.concat(
                        codecs.stream().map(it -> it.equals("PCMA") ? "8" : "0"), Stream.of("101"))
                .toList();
    }
}
