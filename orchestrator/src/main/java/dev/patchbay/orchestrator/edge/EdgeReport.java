package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the edge's own list of destinations (Kamailio's `dispatcher.list`): set 1 are the hubs,
/// and a flag that begins with A says that calls go there.
final class EdgeReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HUBS = 1;
    private static final Pattern HUB = Pattern.compile("sip:([a-z0-9.-]+):5061;transport=tls");

    private EdgeReport() {}

    /// @return each hub there, and whether it is used; empty for anything that is no such list
    static Map<HostName, Boolean> hubs(String text) {
        var found = new LinkedHashMap<HostName, Boolean>();
        try {
            for (var record : JSON.readTree(text).path("result").path("RECORDS")) {
                var set = record.path("SET");
                if (set.path("ID").asInt(0) == HUBS) {
                    set.path("TARGETS").forEach(target -> add(target.path("DEST"), found));
                }
            }
        } catch (JacksonException malformed) {
            return Map.of();
        }
        return found;
    }

    private static void add(JsonNode target, Map<HostName, Boolean> found) {
        var uri = HUB.matcher(target.path("URI").asString(""));
        if (uri.matches()) {
            found.put(
                    new HostName(uri.group(1)), target.path("FLAGS").asString("").startsWith("A"));
        }
    }
}
