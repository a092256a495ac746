package dev.patchbay.orchestrator.microsoft;

import java.net.URI;

/// One of Microsoft's clouds. An application is registered in one of them and works in that one
/// alone.
public enum Cloud {
    WORLDWIDE(
            "https://login.microsoftonline.com",
            "https://graph.microsoft.com",
            "Worldwide and GCC"),
    US_GOVERNMENT("https://login.microsoftonline.us", "https://graph.microsoft.us", "GCC High"),
    US_DEFENSE("https://login.microsoftonline.us", "https://dod-graph.microsoft.us", "DoD"),
    CHINA(
            "https://login.chinacloudapi.cn",
            "https://microsoftgraph.chinacloudapi.cn",
            "21Vianet in China");

    private final URI authority;
    private final String graph;
    private final String title;

    Cloud(String authority, String graph, String title) {
        this.authority = URI.create(authority);
        this.graph = graph;
        this.title = title;
    }

    URI authority() {
        return authority;
    }

    URI graph() {
        return URI.create(graph + "/v1.0");
    }

    /// What a token for Graph is asked for.
    String scope() {
        return graph + "/.default";
    }

    public String title() {
        return title;
    }

    /// Microsoft documents telephone numbers in Graph for the global cloud only.
    public boolean numbersByGraph() {
        return this == WORLDWIDE;
    }
}
