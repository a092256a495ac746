package dev.patchbay.templates;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Map;

/// Everything a FreeSWITCH node must know besides its own addresses: the Teams edge, the carriers,
/// and the dialplan, which never changes. Addresses carriers call from are rows of the table.
///
/// @param edges where edges take calls for Teams, on their private side: the first takes this
///   engine's, and any of them may bring calls from Teams
/// @param peers carriers that are known by address
/// @param accounts carriers we register at
public record FreeswitchConfig(List<SipAddress> edges, List<Peer> peers, List<Account> accounts) {

    /// `$` is written as a reference because FreeSWITCH expands `$${...}` in the text of a file,
    /// before it reads it as XML.
    private static final FileFormat XML =
            new FileFormat(
                    "carriers.xml", "[\\x20-\\x7e]*", "printable ASCII", FreeswitchConfig::escaped);

    private static final Templates TEMPLATES = new Templates("freeswitch", XML);

    public FreeswitchConfig {
        edges = List.copyOf(edges);
        peers = List.copyOf(peers);
        accounts = List.copyOf(accounts);
    }

    /// @return the files of the engine's Patchbay folder, name to content
    /// @throws RefusedValueException if a value would change the meaning of a file
    public Map<String, String> render() {
        var files =
                TEMPLATES.renderAll(
                        List.of("carriers.xml", "dialplan.xml", "edge.xml"),
                        Map.of(
                                "edge",
                                edges.getFirst(),
                                "edgePatterns",
                                edges.stream()
                                        .map(edge -> edge.host().value().replace(".", "\\."))
                                        .toList(),
                                "peers",
                                peers,
                                "accounts",
                                accounts));
        return CarrierRoots.of(peers, accounts).beside(files);
    }

    /// @return the files, and the gateways the engine must have loaded once it uses them
    /// @throws RefusedValueException if a value would change the meaning of a file
    public EngineConfig engineConfig() {
        return new EngineConfig(render(), Peer.gateways(peers, accounts));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replace("$", "&#36;");
    }
}
