package dev.patchbay.templates;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Map;

/// Everything an Asterisk node must know besides its own addresses: the Teams edge, the carriers,
/// and the dialplan, which never changes.
///
/// @param edges where edges take calls for Teams, on their private side: the first takes this
///   engine's, and any of them may bring calls from Teams
/// @param peers carriers that are known by address
/// @param accounts carriers we register at
/// @param sources addresses carriers' calls may come from, and the audio of those calls. Addresses
///   of the same audio share one endpoint, because Asterisk compares every INVITE with every
///   `identify` section, which collapses at a few thousand
public record AsteriskConfig(
        List<SipAddress> edges,
        List<Peer> peers,
        List<Account> accounts,
        Map<Ipv4Network, Media> sources) {

    private static final Map<String, String> CODEC_NAMES =
            Map.of("PCMA", "alaw", "PCMU", "ulaw", "G722", "g722");

    private static final FileFormat PJSIP =
            FileFormat.of(
                    "pjsip.conf",
                    "(?:[\\x20-\\x3a\\x3c-\\x7e]|\\\\;)*",
                    "printable ASCII without an unescaped ;");
    private static final Templates TEMPLATES = new Templates("asterisk", PJSIP);

    public AsteriskConfig {
        edges = List.copyOf(edges);
        peers = List.copyOf(peers);
        accounts = List.copyOf(accounts);
        sources = Map.copyOf(sources);
    }

    /// @return the files of the engine's Patchbay folder, name to content
    /// @throws RefusedValueException if a value would change the meaning of a file
    public Map<String, String> render() {
        var roots = CarrierRoots.of(peers, accounts);
        var files =
                TEMPLATES.renderAll(
                        List.of("pjsip.conf", "extensions.conf"),
                        Map.of(
                                "tls", roots.needed(),
                                "edge", edges.getFirst(),
                                "edges", edges,
                                "peers", peers,
                                "accounts", accounts,
                                "incoming", Incoming.of(sources, edges),
                                "codecNames", CODEC_NAMES));
        return roots.beside(files);
    }

    /// @return the files, and the gateways the engine must have loaded once it uses them
    /// @throws RefusedValueException if a value would change the meaning of a file
    public EngineConfig engineConfig() {
        return new EngineConfig(render(), Peer.gateways(peers, accounts));
    }
}
