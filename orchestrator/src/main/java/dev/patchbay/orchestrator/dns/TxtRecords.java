package dev.patchbay.orchestrator.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// TXT records in DNS: looks whether one is there, and has one published by the hook.
@Component
public class TxtRecords {

    private static final long HOOK_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SHOWN = 300;

    private final DnsProperties properties;
    private final NameServers names;

    TxtRecords(DnsProperties properties, NameServers names) {
        this.properties = properties;
        this.names = names;
    }

    public boolean hasHook() {
        return properties.dnsHook() != null;
    }

    /// Asks DNS; a name server that does not answer counts as no.
    public boolean published(RecordName name, String value) {
        try {
            var lookup = new Lookup(name.value(), Type.TXT);
            lookup.setResolver(names.resolver(PATIENCE));
            lookup.setCache(null);
            var found = lookup.run();
            return found != null
                    && Arrays.stream(found)
                            .map(TXTRecord.class::cast)
                            .anyMatch(record -> record.getStrings().contains(value));
        } catch (TextParseException noName) {
            return false;
        }
    }

    /// Has the hook add this value to whatever the name has.
    ///
    /// @return what it said when it failed; empty if it did what it was told
    public String publish(RecordName name, String value) {
        return hook("add", name, value);
    }

    /// Has the hook remove this value alone.
    ///
    /// @return what it said when it failed; empty if it did what it was told
    public String withdraw(RecordName name, String value) {
        return hook("remove", name, value);
    }

    private String hook(String action, RecordName name, String value) {
        try {
            var process =
                    new ProcessBuilder(
                                    String.valueOf(properties.dnsHook()),
                                    action,
                                    name.value(),
                                    value)
                            .redirectErrorStream(true)
                            .start();
            if (!process.waitFor(HOOK_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "no end within %d seconds".formatted(HOOK_SECONDS);
            }
            return process.exitValue() == 0 ? "" : said(process);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String said(Process process) {
        try {
            var text =
                    new String(process.getInputStream().readNBytes(SHOWN), StandardCharsets.UTF_8);
            return "exit status %d: %s"
                    .formatted(process.exitValue(), text.replaceAll("\\p{Cntrl}+", " ").strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
