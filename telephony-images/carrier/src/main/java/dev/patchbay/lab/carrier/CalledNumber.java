package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.call.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the carrier's subscribers do: most answer after a moment. A number that ends in `000` and a
/// SIP status (`…000486`) refuses with it, one that ends in `000180` only rings.
final class CalledNumber {

    private static final Pattern REFUSES = Pattern.compile(".*000([4-6][0-9]{2})");
    private static final Duration RING_FOR = Duration.ofMillis(200);

    private CalledNumber() {}

    static Behaviour behaviour(String number) {
        if (!number.matches("\\+?[0-9*#]{3,15}")) {
            return new Behaviour.Refuse(404, "Not Found", List.of(), false);
        }
        if (number.endsWith("000180")) {
            return new Behaviour.Ring();
        }
        var refuses = REFUSES.matcher(number);
        return refuses.matches()
                ? new Behaviour.Refuse(
                        Integer.parseInt(refuses.group(1)), "As The Number Says", List.of(), false)
                : new Behaviour.Answer(RING_FOR, Optional.empty());
    }
}
