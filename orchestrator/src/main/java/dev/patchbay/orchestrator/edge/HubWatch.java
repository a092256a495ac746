package dev.patchbay.orchestrator.edge;

import dev.patchbay.orchestrator.edge.HubState.Reach;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks the edges every few seconds, and writes each change down.
@Component
@Transactional
class HubWatch implements Hubs {

    private static final Logger LOG = LoggerFactory.getLogger(HubWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 20;
    private static final int LONGEST = 1024 * 1024;

    private final Edge edge;
    private final HubStateRows rows;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

    private volatile long strangers;

    HubWatch(Edge edge, HubStateRows rows, Clock clock) {
        this.edge = edge;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<HubState> now() {
        return edge.configs().stream()
                .flatMap(config -> config.hubs().stream().map(hub -> state(config, hub)))
                .toList();
    }

    private HubState state(EdgeConfig config, HostName hub) {
        return rows.findFirstByEdgeAndHubOrderByIdDesc(key(config), hub.value())
                .map(row -> row.toState(config.tenantDomain()))
                .orElseGet(
                        () -> new HubState(config.domain(), hub, Reach.UNKNOWN, clock.instant()));
    }

    private static String key(EdgeConfig config) {
        return config.domain().equals(config.tenantDomain()) ? "" : config.domain().value();
    }

    @Override
    @Transactional(readOnly = true)
    public List<HubState> changes() {
        return rows.findAllByOrderByIdDesc(Limit.of(SHOWN)).stream()
                .map(row -> row.toState(edge.baseDomains().getFirst()))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public long strangers() {
        return strangers;
    }

    // each change is a transaction of its own: none shall wait for the edge
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        var dropped = 0L;
        for (var config : edge.configs()) {
            var said = asked(config);
            dropped += said.strangers();
            config.hubs().forEach(hub -> note(config, hub, reach(said.hubs(), hub)));
        }
        strangers = dropped;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forgetOldChanges() {
        rows.deleteOvertaken(clock.instant().minus(KEPT));
    }

    private static Reach reach(Map<HostName, Boolean> said, HostName hub) {
        if (!said.containsKey(hub)) {
            return Reach.UNKNOWN;
        }
        return said.getOrDefault(hub, false) ? Reach.ANSWERS : Reach.SILENT;
    }

    private void note(EdgeConfig config, HostName hub, Reach reach) {
        if (rows.findFirstByEdgeAndHubOrderByIdDesc(key(config), hub.value())
                .filter(before -> before.reach == reach)
                .isPresent()) {
            return;
        }
        var row = new HubStateRow();
        row.edge = key(config);
        row.hub = hub.value();
        row.reach = reach;
        row.since = clock.instant();
        rows.save(row);
        LOG.info("hub {} by way of {}: {}", hub, config.domain(), reach);
    }

    /// @return what the edge says; empty if it says nothing
    private EdgeReport asked(EdgeConfig config) {
        try {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://%s:5060/destinations"
                                                    .formatted(config.privateAddress())))
                            // not GET: Kamailio wants a Content-Length in whatever comes by TCP
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .timeout(PATIENCE)
                            .build();
            var body =
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST);
            return EdgeReport.read(http.send(request, body).body());
        } catch (IOException silent) {
            return EdgeReport.NONE;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return EdgeReport.NONE;
        }
    }
}
