package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the edge says of itself. In its list of destinations (Kamailio's `dispatcher.list`) set 1
/// are the hubs, and a flag that begins with A says that calls go there.
///
/// @param hubs each hub in the list, and whether it is used
/// @param strangers requests from others than Teams that were dropped since its start
record EdgeReport(Map<HostName, Boolean> hubs, long strangers) {

    static final EdgeReport NONE = new EdgeReport(Map.of(), 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HUBS = 1;
    private static final Pattern HUB = Pattern.compile("sip:([a-z0-9.-]+):5061;transport=tls");

    /// @return nothing for a text that is no such report
    static EdgeReport read(String text) {
        try {
            var report = JSON.readTree(text);
            var found = new LinkedHashMap<HostName, Boolean>();
            for (var record : report.at("/destinations/result/RECORDS")) {
                var set = record.path("SET");
                if (set.path("ID").asInt(0) == HUBS) {
                    set.path("TARGETS").forEach(target -> add(target.path("DEST"), found));
                }
            }
            return new EdgeReport(
                    Collections.unmodifiableMap(found), report.path("strangers").asLong(0));
        } catch (JacksonException malformed) {
            return NONE;
        }
    }

    private static void add(JsonNode target, Map<HostName, Boolean> found) {
        var uri = HUB.matcher(target.path("URI").asString(""));
        if (uri.matches()) {
            found.put(
                    new HostName(uri.group(1)), target.path("FLAGS").asString("").startsWith("A"));
        }
    }
}
