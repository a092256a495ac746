package dev.patchbay.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.telephony.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EnginePropertiesTest {

    @TempDir Path folder;

    @Test
    void connectsToTheUsualPortsOfTheAdapter() throws IOException {
        var settings = bind(Map.of("host", "198.18.20.21", "password-file", password()));

        assertThat(endpoint(settings, EngineKind.ASTERISK_ARI))
                .extracting(EngineEndpoint::controlPort, EngineEndpoint::administrationPort)
                .containsExactly(8088, 5038);
        assertThat(endpoint(settings, EngineKind.ASTERISK_AMI))
                .extracting(EngineEndpoint::controlPort, EngineEndpoint::administrationPort)
                .containsExactly(5038, 5038);
        assertThat(endpoint(settings, EngineKind.FREESWITCH_ESL).controlPort()).isEqualTo(8021);
        assertThat(settings.adapter()).isEqualTo("asterisk-ari");
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesWhatIsDifferentForOneAdapterFromItsOwnPlace() throws IOException {
        var settings =
                bind(
                        Map.of(
                                "host", "198.18.20.21",
                                "password-file", password(),
                                "adapters.freeswitch-esl.host", "198.18.20.22",
                                "adapters.freeswitch-esl.control-port", "9021",
                                "adapters.freeswitch-esl.config-directory", "/etc/fs",
                                "adapters.freeswitch-esl.spool-directory", "/var/fs"));

        var there = endpoint(settings, EngineKind.FREESWITCH_ESL);

        assertThat(there.host()).isEqualTo(new HostName("198.18.20.22"));
        assertThat(there.controlPort()).isEqualTo(9021);
        assertThat(there.configDirectory()).isEqualTo(Path.of("/etc/fs"));
        assertThat(there.spoolDirectory()).isEqualTo(Path.of("/var/fs"));
        assertThat(endpoint(settings, EngineKind.ASTERISK_AMI).host())
                .isEqualTo(new HostName("198.18.20.21"));
    }

    @Test
    void wantsAPasswordWhereThereIsAnEngine() {
        assertThatThrownBy(() -> bind(Map.of("host", "198.18.20.21")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("patchbay.engine.password-file: missing");
    }

    @Test
    void putsFurtherEnginesAfterTheFirst() throws IOException {
        var first = bind(Map.of("host", "198.18.20.21", "password-file", password()));
        var further = further("name", "engine-2", "host", "198.18.20.22");

        assertThat(further.after(first))
                .extracting(EngineProperties::name)
                .containsExactly("engine-1", "engine-2");
        assertThat(further.after(bind(Map.of("name", "none"))))
                .extracting(EngineProperties::name)
                .containsExactly("engine-2");
    }

    @Test
    void refusesAFurtherEngineWithoutHostOrNameOfItsOwn() throws IOException {
        var first = bind(Map.of("host", "198.18.20.21", "password-file", password()));

        assertThatThrownBy(() -> further("host", "198.18.20.22").after(first))
                .hasMessageContaining("patchbay.further-engines[0].name: 'engine-1'");
        assertThatThrownBy(() -> further("name", "engine-2").after(first))
                .hasMessageContaining("patchbay.further-engines[0].host: missing");
    }

    private FurtherEngines further(String... settings) throws IOException {
        var source = new MapConfigurationPropertySource();
        source.put("patchbay.further-engines[0].password-file", password());
        for (var place = 0; place < settings.length; place += 2) {
            source.put("patchbay.further-engines[0]." + settings[place], settings[place + 1]);
        }
        return new Binder(source).bind("patchbay", FurtherEngines.class).get();
    }

    private static EngineEndpoint endpoint(EngineProperties settings, EngineKind kind) {
        var usual = new Adapters().of(kind).map(EngineConnector::capabilities).orElseThrow();
        return settings.endpoint(kind, usual);
    }

    private String password() throws IOException {
        return Files.writeString(folder.resolve("password"), "secret").toString();
    }

    private static EngineProperties bind(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("patchbay.engine." + name, value));
        return new Binder(source).bind("patchbay.engine", EngineProperties.class).get();
    }
}
