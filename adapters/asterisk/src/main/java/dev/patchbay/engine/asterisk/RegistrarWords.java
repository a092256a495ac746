package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayState.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What registrars answered. Asterisk tells nobody but its log, so it is asked to write its
/// warnings into a file of the spool as well, which is read from where it was left.
final class RegistrarWords {

    private static final String FILE = "warnings.log";
    private static final int MOST_BYTES = 1024 * 1024;

    /// Asterisk's own words; the addresses in them are those of our config.
    private static final Pattern REFUSED =
            Pattern.compile(
                    ".*?(?:(?:Temporal|Fatal) response '(?<status>[0-9]{3})'"
                            + "|'(?<fatal>[0-9]{3})' fatal response|No response)"
                            + " received from '(?<server>.*)'"
                            + " on registration attempt to '(?<client>.*)',"
                            + " (?:retrying in '(?<seconds>[0-9]{1,7})'|stopping).*");

    /// What its own interval is where no registrar asked for another one.
    private static final int OWN_SECONDS = 300;

    /// By the addresses of our config.
    record Account(String server, String client) {}

    record Said(Account account, Failure failure) {}

    private final AmiConnection ami;
    private final Path file;
    private final Map<Account, Failure> last = new HashMap<>();
    private boolean written;
    private long place;

    RegistrarWords(AmiConnection ami, Path spool) {
        this.ami = ami;
        file = spool.resolve(FILE);
    }

    /// Reads on.
    synchronized void look() throws EngineRefusedException, EngineUnreachableException {
        if (!written) {
            // refused where it does so already
            ami.ask(
                    new AmiAction("Command")
                            .with(
                                    "Command",
                                    "logger add channel /var/spool/patchbay/%s warning"
                                            .formatted(FILE)));
            written = true;
        }
        try {
            if (Files.exists(file)) {
                lines().lines().forEach(this::read);
            }
        } catch (IOException e) {
            throw new EngineRefusedException(
                    "cannot read %s: %s".formatted(file, Failures.inWords(e)), e);
        }
    }

    /// What is there of whole lines beyond the place. Asterisk appends, so that a file that was cut
    /// goes on from its beginning.
    private String lines() throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "rw")) {
            if (in.length() < place) {
                place = 0;
            }
            var from = Math.max(place, in.length() - MOST_BYTES);
            var bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            place = from + whole.getBytes(StandardCharsets.UTF_8).length;
            if (place > MOST_BYTES && place == in.length()) {
                in.setLength(0);
                place = 0;
            }
            return whole;
        }
    }

    private void read(String line) {
        said(line).ifPresent(it -> last.put(it.account(), it.failure()));
    }

    /// @return what a line of the log tells of a registration; empty for any other line
    static Optional<Said> said(String line) {
        var said = REFUSED.matcher(line);
        if (!said.matches()) {
            return Optional.empty();
        }
        // tried again after so long a time that it is as good as never
        var fatal = Optional.ofNullable(said.group("fatal")).map(Integer::valueOf);
        var status = Optional.ofNullable(said.group("status")).map(Integer::valueOf);
        var seconds =
                Optional.ofNullable(said.group("seconds"))
                        .map(Integer::valueOf)
                        .filter(it -> fatal.isEmpty());
        return Optional.of(
                new Said(
                        new Account(said.group("server"), said.group("client")),
                        new Failure(
                                status.or(() -> fatal),
                                seconds.filter(it -> it != OWN_SECONDS).map(Duration::ofSeconds),
                                seconds.isEmpty())));
    }

    synchronized Failure last(String server, String client) {
        return last.getOrDefault(new Account(server, client), Failure.UNKNOWN);
    }
}
