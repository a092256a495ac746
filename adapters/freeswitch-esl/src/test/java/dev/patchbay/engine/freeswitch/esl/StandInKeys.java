package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.call.OngoingCall;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Pressed keys that travel in SIP INFO on one side and beside the audio on the other.
final class StandInKeys {

    private static final Pattern SIGNAL = Pattern.compile("Signal= ?([0-9A-D*#])");
    private static final int TICK_MILLIS = 20;

    private StandInKeys() {}

    /// @return the key in an INFO
    static Optional<String> in(SipMessage request) {
        var signal = SIGNAL.matcher(request.bodyText());
        return request.method().equals("INFO") && signal.find()
                ? Optional.of(signal.group(1))
                : Optional.empty();
    }

    /// Tells one leg of the keys that are pressed on the other one, until the call is over.
    static void follow(OngoingCall pressed, OngoingCall told, CountDownLatch over) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        int known = 0;
                        while (!over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                            var keys = pressed.report().count().keys();
                            if (keys.length() > known) {
                                told.press(keys.substring(known));
                                known = keys.length();
                            }
                        }
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
