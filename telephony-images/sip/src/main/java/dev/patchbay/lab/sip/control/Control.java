package dev.patchbay.lab.sip.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Both ends of the control socket. A request is one argument per line and an empty line; the
/// answer is the exit status on a line, then the text.
public final class Control {

    /// Carries out commands, on a thread each.
    @FunctionalInterface
    public interface Commands {

        /// @throws IllegalArgumentException if the command line is wrong; its message is the answer
        Answer perform(Command command) throws InterruptedException;
    }

    private Control() {}

    /// Serves until the program ends.
    public static void serve(Path socket, Commands commands) throws IOException {
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform()
                .name("control")
                .start(() -> {
                    while (server.isOpen()) {
                        try {
                            var channel = server.accept();
                            Thread.ofVirtual().start(() -> answer(channel, commands));
                        } catch (IOException e) {
                            throw new IllegalStateException("control socket", e);
                        }
                    }
                });
    }

    private static void answer(SocketChannel channel, Commands commands) {
        try (channel) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(channel), StandardCharsets.UTF_8));
            var arguments = new ArrayList<String>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                arguments.add(line);
            }
            var answer = performed(arguments, commands);
            Channels.newOutputStream(channel)
                    .write(
                            (answer.exitStatus() + "\n" + answer.text())
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // whoever asked does not wait for the answer any more
        }
    }

    private static Answer performed(List<String> arguments, Commands commands) {
        try {
            return commands.perform(Command.parse(arguments));
        } catch (IllegalArgumentException wrong) {
            return new Answer(2, wrong.getMessage() + "\n");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Answer.failed("interrupted\n");
        }
    }

    /// Asks the running program.
    public static Answer ask(Path socket, List<String> arguments) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var out = Channels.newOutputStream(channel);
            out.write((String.join("\n", arguments) + "\n\n").getBytes(StandardCharsets.UTF_8));
            var text =
                    new String(
                            Channels.newInputStream(channel).readAllBytes(),
                            StandardCharsets.UTF_8);
            var end = text.indexOf('\n');
            if (end < 0) {
                throw new IOException("the program gave no answer");
            }
            return new Answer(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
        }
    }
}
