package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.engine.EngineMoved;
import dev.patchbay.orchestrator.limit.LimitsChanged;
import dev.patchbay.orchestrator.numberplan.NumbersChanged;
import dev.patchbay.orchestrator.teams.TenantChanged;
import dev.patchbay.orchestrator.trunk.TrunkChanged;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Provisions at start and after each change that was committed, on one thread. Changes that come
/// while it works are taken together in the next round.
@Component
class ProvisioningLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningLoop.class);
    private static final int BEFORE_ENGINES = Integer.MAX_VALUE - 1;

    private final Provisioner provisioner;
    private final Edge edge;
    private final Semaphore changes = new Semaphore(0);
    private volatile @Nullable Thread thread;

    ProvisioningLoop(Provisioner provisioner, Edge edge) {
        this.provisioner = provisioner;
        this.edge = edge;
    }

    @TransactionalEventListener
    void on(TrunkChanged changed) {
        changes.release();
    }

    @TransactionalEventListener
    void on(TenantChanged changed) {
        changes.release();
    }

    @TransactionalEventListener
    void on(NumbersChanged changed) {
        changes.release();
    }

    @TransactionalEventListener
    void on(LimitsChanged changed) {
        changes.release();
    }

    @EventListener
    void on(EngineMoved moved) {
        changes.release();
    }

    @Override
    public void start() {
        edge.write();
        // before engines connect, so that the first call they ask about meets a router that knows
        provisioner.provision();
        thread = Thread.ofVirtual().name("provisioning").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                changes.acquire();
                changes.drainPermits();
                round();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            provisioner.provision();
        } catch (RuntimeException bug) {
            LOG.error("a change could not be provisioned; the next one tries again", bug);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return BEFORE_ENGINES;
    }
}
