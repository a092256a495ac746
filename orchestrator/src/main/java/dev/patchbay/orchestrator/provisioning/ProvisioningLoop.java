package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.engine.EngineMoved;
import dev.patchbay.orchestrator.limit.LimitsChanged;
import dev.patchbay.orchestrator.numberplan.NumbersChanged;
import dev.patchbay.orchestrator.screening.ScreeningChanged;
import dev.patchbay.orchestrator.teams.TenantChanged;
import dev.patchbay.orchestrator.trunk.TrunkChanged;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Provisions at start and after each change that was committed, on one thread. Changes that come
/// while it works are taken together in the next round. What was read is read anew now and then, so
/// that a change nobody told of, by hand in the database, does not stay unseen.
@Component
class ProvisioningLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningLoop.class);
    private static final int BEFORE_ENGINES = Integer.MAX_VALUE - 1;
    private static final long READ_ANEW_MILLIS = Duration.ofHours(1).toMillis();
    private static final long TRY_AGAIN_MILLIS = Duration.ofSeconds(5).toMillis();

    private final Provisioner provisioner;
    private final Edge edge;
    private final Changes changes = new Changes();
    private volatile @Nullable Thread thread;

    ProvisioningLoop(Provisioner provisioner, Edge edge) {
        this.provisioner = provisioner;
        this.edge = edge;
    }

    @TransactionalEventListener
    void on(TrunkChanged changed) {
        changes.trunk(changed.trunk());
    }

    @TransactionalEventListener
    void on(TenantChanged changed) {
        changes.tenant(changed.tenant());
    }

    @TransactionalEventListener
    void on(NumbersChanged changed) {
        changes.numbers(changed.numbers());
    }

    @TransactionalEventListener
    void on(LimitsChanged changed) {
        changes.beside();
    }

    @TransactionalEventListener
    void on(ScreeningChanged changed) {
        changes.beside();
    }

    @EventListener
    void on(EngineMoved moved) {
        changes.some();
    }

    @Override
    public void start() {
        edge.write();
        // before engines connect, so that the first call they ask about meets a router that knows
        changes.all();
        provisioner.provision(changes.taken());
        // not a virtual one: it computes for seconds, and those are not preempted
        thread = Thread.ofPlatform().daemon().name("provisioning").start(this::run);
    }

    private void run() {
        var well = true;
        try {
            while (true) {
                var came = changes.comeWithin(well ? READ_ANEW_MILLIS : TRY_AGAIN_MILLIS);
                // what a failed round had taken is told by nobody again
                if (!came || !well) {
                    changes.all();
                }
                well = round(changes.taken());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether it went well; if not, everything is to be read again
    private boolean round(Changes.Taken taken) {
        try {
            provisioner.provision(taken);
            return true;
        } catch (RuntimeException bug) {
            LOG.error("a change could not be provisioned; all is read again soon", bug);
            return false;
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
