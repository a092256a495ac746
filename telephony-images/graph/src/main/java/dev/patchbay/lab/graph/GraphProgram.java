package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Control;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// `graph serve` runs it, with the seed that `GRAPH_SEED` names, on `GRAPH_PORT`; every other
/// command line is handed to the running one.
public final class GraphProgram {

    private static final Path SOCKET = Path.of("/run/lab/graph");

    private GraphProgram() {}

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        if (words.equals(List.of("serve"))) {
            serve(Optional.ofNullable(System.getenv("GRAPH_SEED")).map(Path::of));
        } else {
            Answer answer = Control.ask(SOCKET, words);
            (answer.exitStatus() == 2 ? System.err : System.out).print(answer.text());
            System.exit(answer.exitStatus());
        }
    }

    private static void serve(Optional<Path> seed) throws IOException {
        var port = Integer.parseInt(System.getenv().getOrDefault("GRAPH_PORT", "8080"));
        var server = GraphServer.start(new InetSocketAddress(port), Clock.systemUTC());
        if (seed.isPresent()) {
            server.seed(Files.readString(seed.get()));
        }
        Control.serve(SOCKET, new Console(server));
        System.out.println("graph: HTTP on port " + port);
    }
}
