package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks DNS, and the machine where DNS says no: it may have a table of its own.
@Component
class DnsNames implements Names {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public boolean missing(HostName name) {
        try {
            var resolver = new ExtendedResolver();
            resolver.setTimeout(PATIENCE);
            var lookup = new Lookup(name.value(), Type.A);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            var _ = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> !known(name);
                default -> false;
            };
        } catch (TextParseException noName) {
            return true;
        }
    }

    private static boolean known(HostName name) {
        try {
            return InetAddress.getAllByName(name.value()).length > 0;
        } catch (UnknownHostException missing) {
            return false;
        }
    }
}
