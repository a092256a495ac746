package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One of the project's engine images, run on loopback ports of its own. The two folders it shares
/// with the orchestrator are folders of this machine.
public final class Container implements AutoCloseable {

    private final String image;
    private final Path config;
    private final Path spool;
    private final SipAddress carrierSide = new SipAddress(LOOPBACK, freePort(), SipTransport.UDP);
    private final SipAddress secureSide = new SipAddress(LOOPBACK, freePort(), SipTransport.TLS);
    private final SipAddress edgeSide = new SipAddress(LOOPBACK, freePort(), SipTransport.TCP);
    private final String id;

    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 8_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private static final HostName LOOPBACK = new HostName("127.0.0.1");

    /// @param image such as `asterisk`
    /// @param configFolder where the image expects the folder Patchbay renders into
    /// @param settings further environment of the image
    public Container(String image, String configFolder, Map<String, String> settings) {
        this.image =
                "patchbay/%s:%s".formatted(image, System.getenv().getOrDefault("LAB_TAG", "dev"));
        try {
            var folder = open(Files.createTempDirectory(image));
            config = open(Files.createDirectory(folder.resolve("config")));
            spool = open(Files.createDirectory(folder.resolve("spool")));
            Files.writeString(folder.resolve("password"), EngineUnderTest.PASSWORD);
            var command = new ArrayList<>(List.of("run", "-d", "--network", "host"));
            var environment = new TreeMap<>(settings);
            environment.put("CONTROL_BIND", "127.0.0.1");
            environment.put("SIP_PUBLIC_BIND", carrierSide.hostAndPort());
            environment.put("SIP_PRIVATE_BIND", edgeSide.hostAndPort());
            environment.put("SIP_TLS_BIND", secureSide.hostAndPort());
            environment.put("SIP_TLS_CERTIFICATE", "/run/secrets/tls/certificate.pem");
            environment.put("SIP_TLS_KEY", "/run/secrets/tls/key.pem");
            var tls = open(Files.createDirectory(folder.resolve("tls")));
            LabAuthority.OURS.write(tls, LOOPBACK.value());
            environment.forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
            command.addAll(
                    List.of("-v", folder.resolve("password") + ":/run/secrets/engine-password:ro"));
            command.addAll(List.of("-v", tls + ":/run/secrets/tls:ro"));
            command.addAll(List.of("-v", config + ":" + configFolder));
            command.addAll(List.of("-v", spool + ":/var/spool/patchbay"));
            command.add(this.image);
            id = docker(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SipAddress carrierSide() {
        return carrierSide;
    }

    public SipAddress secureSide() {
        return secureSide;
    }

    public SipAddress edgeSide() {
        return edgeSide;
    }

    public EngineEndpoint endpoint(int controlPort, int administrationPort, String password) {
        return new EngineEndpoint(
                LOOPBACK,
                controlPort,
                administrationPort,
                "patchbay",
                new Secret(password),
                config,
                spool,
                Duration.ofSeconds(3));
    }

    public void freeze() {
        docker(List.of("pause", id));
    }

    public void thaw() {
        docker(List.of("unpause", id));
    }

    public void restart() {
        docker(List.of("kill", id));
        docker(List.of("start", id));
    }

    /// @return what the command printed
    public String run(String... command) {
        var words = new ArrayList<>(List.of("exec", id));
        words.addAll(List.of(command));
        return docker(words);
    }

    @Override
    public void close() {
        docker(List.of("rm", "-f", "-v", id));
    }

    private static Path open(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /// Below the ports that outgoing connections get. From among those, a client that tries to
    /// connect while nobody listens can be given the very port it wants to reach, and then holds
    /// it.
    public static int freePort() {
        while (true) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String docker(List<String> arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "docker %s: %s (this test needs Docker and the image %s, which ./lab up builds)"
                                .formatted(arguments.getFirst(), said, image));
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
