package dev.baton.app.lab;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.source.AdvertBuffer;

import static org.assertj.core.api.Assertions.assertThat;

class LabLoopTest {
    private static final long MILLI = 1_000_000L;
    private final AtomicLong wall = new AtomicLong();
    private final AdvertBuffer adverts = new AdvertBuffer();
    private final LabLoop loop = new LabLoop(LabSetup.of(LabPreset.THREE), adverts, wall::get);

    private void turns(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            wall.addAndGet(10 * MILLI);
            loop.carryOut(0);
            loop.catchUp();
        }
    }

    @Test
    void turn_endsAtItsBoundThoughVirtualTimeIsOwed() throws InterruptedException {
        LabLoop slow = new LabLoop(LabSetup.of(LabPreset.THREE), adverts, () -> wall.getAndAdd(MILLI));
        slow.submit(l -> l.pacer().setSpeed(100, l.wallNanos()));
        slow.carryOut(0);
        wall.addAndGet(200 * MILLI);
        long began = wall.get();
        assertThat(slow.catchUp()).isFalse();
        assertThat(wall.get() - began).isLessThan(2 * LabLoop.MAX_TURN_NANOS);
    }

    @Test
    void orderThatCannotBeDone_isAProblemUntilOneCan() throws InterruptedException {
        loop.submit(l -> l.run().perform(new LabCommand.Start("n1")));
        turns(1);
        assertThat(loop.state().problem()).hasValueSatisfying(text -> assertThat(text).contains("n1"));
        loop.submit(l -> l.run().perform(new LabCommand.Kill("n1")));
        turns(1);
        assertThat(loop.state().problem()).isEmpty();
    }

    @Test
    void orders_areBounded() {
        for (int i = 0; i < LabLoop.MAX_ORDERS; i++) {
            assertThat(loop.submit(_ -> {})).isTrue();
        }
        assertThat(loop.submit(_ -> {})).isFalse();
    }

    @Test
    void adverts_thatNobodyTakesAreShedAndCounted() throws InterruptedException {
        loop.submit(l -> l.restart(LabSetup.of(LabPreset.FLEET)));
        turns(500);
        LabState state = loop.state();
        assertThat(adverts.take()).hasSize(AdvertBuffer.MAX_ADVERTS);
        assertThat(state.traffic().shed()).isPositive();
    }

    @Test
    void restart_keepsTheFaultsOfTheSamePresetOnly() throws InterruptedException {
        LabFaults lossy = LabFaults.NONE.withLoss(0.25);
        loop.submit(l -> l.run().setFaults(lossy));
        loop.submit(l -> l.restart(LabSetup.of(LabPreset.THREE).withSeed(9)));
        turns(1);
        assertThat(loop.state().faults()).isEqualTo(lossy);
        assertThat(loop.state().setup().seed()).isEqualTo(9);
        assertThat(loop.state().run()).isEqualTo(2);
        loop.submit(l -> l.restart(LabSetup.of(LabPreset.NGINX_PAIR)));
        turns(1);
        assertThat(loop.state().faults()).isEqualTo(LabFaults.NONE);
    }

    @Test
    void restart_withTheSameSeedGivesTheSameRun() throws InterruptedException {
        turns(1_000);
        LabState first = loop.state();
        loop.submit(l -> l.restart(first.setup()));
        loop.carryOut(0);
        turns(1_000);
        assertThat(loop.state().log()).isEqualTo(first.log()).isNotEmpty();
    }
}
