package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Asterisk from the project's image, on loopback ports of its own.
final class AsteriskContainer implements AutoCloseable {

    private static final String IMAGE =
            "patchbay/asterisk:" + System.getenv().getOrDefault("LAB_TAG", "dev");
    private static final String PASSWORD = "only-for-this-test-7f3a";

    final Path config;
    final Path spool;
    private final int ariPort = freePort();
    private final int amiPort = freePort();
    private final String id;

    AsteriskContainer() {
        try {
            var folder = Files.createTempDirectory("asterisk");
            open(folder);
            config = open(Files.createDirectory(folder.resolve("config")));
            spool = open(Files.createDirectory(folder.resolve("spool")));
            Files.writeString(folder.resolve("password"), PASSWORD);
            id =
                    docker(
                            "run",
                            "-d",
                            "--rm",
                            "--network",
                            "host",
                            "-e",
                            "CONTROL_BIND=127.0.0.1",
                            "-e",
                            "ARI_PORT=" + ariPort,
                            "-e",
                            "AMI_PORT=" + amiPort,
                            "-e",
                            "SIP_PUBLIC_BIND=127.0.0.1:" + freePort(),
                            "-e",
                            "SIP_PRIVATE_BIND=127.0.0.1:" + freePort(),
                            "-v",
                            folder.resolve("password") + ":/run/secrets/engine-password:ro",
                            "-v",
                            config + ":/etc/asterisk/patchbay",
                            "-v",
                            spool + ":/var/spool/patchbay",
                            IMAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EngineEndpoint endpoint() {
        return endpoint(PASSWORD);
    }

    EngineEndpoint endpoint(String password) {
        return new EngineEndpoint(
                new HostName("127.0.0.1"),
                ariPort,
                amiPort,
                "patchbay",
                new Secret(password),
                config,
                spool,
                Duration.ofSeconds(3));
    }

    String cli(String command) {
        return docker("exec", id, "asterisk", "-rx", command);
    }

    void freeze() {
        docker("pause", id);
    }

    void thaw() {
        docker("unpause", id);
    }

    @Override
    public void close() {
        docker("rm", "-f", id);
    }

    private static Path open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return folder;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "docker %s: %s (this test needs Docker and the image %s, which ./lab up builds)"
                                .formatted(arguments[0], said, IMAGE));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
