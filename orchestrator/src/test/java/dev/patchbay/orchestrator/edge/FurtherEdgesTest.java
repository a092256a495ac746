package dev.patchbay.orchestrator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.edge.FurtherEdges.FurtherEdge;
import dev.patchbay.telephony.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Edges beside the first, as the settings have them.
class FurtherEdgesTest {

    private static final HostName FIRST = new HostName("dr.voiceops.example");
    private static final HostName SECOND = new HostName("dr2.voiceops.example");
    private static final HostName FIRST_PRIVATE = new HostName("198.18.20.10");
    private static final HostName SECOND_PRIVATE = new HostName("198.18.20.11");

    @TempDir Path folder;

    @Test
    void putsTheEdgeAnEnginePrefersBeforeTheOthers() {
        var edge = edge(folder, further(SECOND, folder));

        assertThat(edge.privateAddresses(Optional.empty()))
                .containsExactly(FIRST_PRIVATE, SECOND_PRIVATE);
        assertThat(edge.privateAddresses(Optional.of(SECOND)))
                .containsExactly(SECOND_PRIVATE, FIRST_PRIVATE);
    }

    @Test
    void refusesAnEngineAtAnEdgeThatIsNotThere() {
        var edge = edge(folder, further(SECOND, folder));

        assertThatThrownBy(() ->
                        edge.privateAddresses(Optional.of(new HostName("dr3.voiceops.example"))))
                .hasMessageContaining("dr3.voiceops.example")
                .hasMessageContaining("dr2.voiceops.example");
    }

    @Test
    void writesEachEdgeItsOwnFiles() throws Exception {
        var other = Files.createDirectory(folder.resolve("second"));

        edge(folder, further(SECOND, other)).write();

        assertThat(Files.readString(folder.resolve("kamailio.cfg"))).contains("198.18.20.10:5060");
        assertThat(Files.readString(other.resolve("kamailio.cfg"))).contains("198.18.20.11:5060");
        assertThat(Files.readString(other.resolve("dispatcher.list")))
                .isEqualTo(Files.readString(folder.resolve("dispatcher.list")));
    }

    @Test
    void refusesAFurtherEdgeWithoutAFolderOrWithoutAFirstEdge() {
        assertThatThrownBy(() -> edge(folder, further(SECOND, null)))
                .hasMessageContaining("patchbay.further-edges[0].config-directory: missing");
        assertThatThrownBy(() -> edge(null, further(SECOND, folder)))
                .hasMessageContaining("patchbay.further-edges[0].config-directory: missing");
    }

    @Test
    void refusesTwoEdgesWithOneBaseDomain() {
        assertThatThrownBy(() -> edge(folder, further(SECOND, folder), further(SECOND, folder)))
                .hasMessageContaining("patchbay.further-edges[1].base-domain")
                .hasMessageContaining("a name no other edge has");
    }

    private Edge edge(@Nullable Path first, FurtherEdge... further) {
        var properties =
                new EdgeProperties(
                        first,
                        null,
                        null,
                        new HostName("198.18.10.10"),
                        FIRST_PRIVATE,
                        List.of(new HostName("198.18.20.21")),
                        null,
                        null);
        var paper =
                new EdgeOnPaper(
                        folder,
                        List.of(FIRST, SECOND),
                        new HostName("198.18.10.10"),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return new Edge(properties, new FurtherEdges(Arrays.asList(further)), paper.tenants());
    }

    private static FurtherEdge further(HostName domain, @Nullable Path folder) {
        return new FurtherEdge(
                domain,
                folder,
                null,
                new HostName("198.18.10.11"),
                SECOND_PRIVATE,
                List.of(new HostName("198.18.20.21")));
    }
}
