package dev.patchbay.lab.sip.media;

import java.util.Optional;

/// Pressed keys as tones in the audio (ITU-T Q.23): one of four low frequencies and one of four
/// high ones.
final class Tone {

    private static final double[] LOW = {697, 770, 852, 941};
    private static final double[] HIGH = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final int RATE = 8_000;

    /// Below this, on average, it is silence.
    private static final double QUIETEST = 100_000;

    /// Each of the two tones is half of a key's energy; speech spreads over more frequencies.
    private static final double SHARE = 0.3;

    private Tone() {}

    /// @param audio G.711 A-law
    /// @return the key whose tones are all there is in it
    static Optional<Character> key(byte[] audio) {
        var samples = new double[audio.length];
        double energy = 0;
        for (int i = 0; i < audio.length; i++) {
            samples[i] = linear(audio[i]);
            energy += samples[i] * samples[i];
        }
        if (energy < QUIETEST * Math.max(1, audio.length)) {
            return Optional.empty();
        }
        int low = loudest(samples, LOW, energy);
        int high = loudest(samples, HIGH, energy);
        return low < 0 || high < 0
                ? Optional.empty()
                : Optional.of(KEYS.charAt(low * HIGH.length + high));
    }

    private static int loudest(double[] samples, double[] frequencies, double energy) {
        for (int i = 0; i < frequencies.length; i++) {
            if (power(samples, frequencies[i]) > SHARE * energy) {
                return i;
            }
        }
        return -1;
    }

    /// Goertzel's algorithm, in units of the samples' own energy.
    private static double power(double[] samples, double frequency) {
        double factor = 2 * Math.cos(2 * Math.PI * frequency / RATE);
        double before = 0;
        double last = 0;
        for (double sample : samples) {
            double next = sample + factor * last - before;
            before = last;
            last = next;
        }
        return 2 * (last * last + before * before - factor * last * before) / samples.length;
    }

    /// ITU-T G.711.
    private static int linear(byte alaw) {
        int bits = alaw ^ 0x55;
        int exponent = (bits & 0x70) >> 4;
        int mantissa = ((bits & 0x0f) << 4) + 8;
        int value = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (bits & 0x80) == 0 ? -value : value;
    }
}
