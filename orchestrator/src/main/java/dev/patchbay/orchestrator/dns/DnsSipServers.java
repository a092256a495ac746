package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class DnsSipServers implements SipServers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ALTOGETHER = Duration.ofSeconds(6);

    private final NameServers names;

    /// Made late: edges depend on customers, and those on trunks.
    private final ObjectProvider<OurAddresses> ours;

    DnsSipServers(NameServers names, ObjectProvider<OurAddresses> ours) {
        this.names = names;
        this.ours = ours;
    }

    @Override
    public Located locate(SipAddress place) {
        var own = own();
        return new Locating(
                        names.within(PATIENCE, ALTOGETHER),
                        address -> Unfit.contains(address) || own.contains(address))
                .locate(place);
    }

    private Set<HostName> own() {
        var own = new HashSet<HostName>();
        ours.forEach(some -> own.addAll(some.all()));
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .map(address -> new HostName(address.getHostAddress()))
                    .forEach(own::add);
        } catch (SocketException unknown) {
            // a machine that cannot tell its addresses; those of edges and engines are known
        }
        return own;
    }
}
