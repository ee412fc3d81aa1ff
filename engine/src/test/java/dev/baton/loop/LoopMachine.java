package dev.baton.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import dev.baton.port.AddressPort;
import dev.baton.port.Clock;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.PacketPort;
import dev.baton.port.PortException;
import dev.baton.port.ProbePort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Transition;

/// The machine under a loop that is stepped by hand: it writes down what is done to it, refuses and stops as it is told.
final class LoopMachine
        implements
            Clock,
            PacketPort,
            AddressPort,
            ProbePort,
            NotifyPort,
            JournalPort {
    private static final long STOP_NANOS = 10_000_000_000L;

    final List<String> done = new ArrayList<>();
    final List<Long> handledWhenSent = new ArrayList<>();
    Supplier<LoopCounters> framesHandled = () -> new LoopCounters(0, 0, 0, 0, 0, 0, 0, 0);
    final List<String> sentOn = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    boolean isDiskFull;
    boolean isUnread;
    int questions;
    boolean isClaimRefused;
    long now;
    int readings;
    int stopAt = Integer.MAX_VALUE;
    int doneAtStop = -1;

    LoopMachine() {
        this(0);
    }

    LoopMachine(long now) {
        this.now = now;
    }

    void stopAt(int reading) {
        readings = 0;
        stopAt = reading;
    }

    @Override
    public long nowNanos() {
        readings++;
        if (readings == stopAt) {
            now += STOP_NANOS;
            doneAtStop = done.size();
        }
        return now;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public void send(String interfaceName, byte[] frame) {
        done.add("send");
        sentOn.add(interfaceName);
        handledWhenSent.add(framesHandled.get().heard());
    }

    @Override
    public void flush() {}

    @Override
    public void catchUp() {
        questions++;
    }

    @Override
    public boolean isCaughtUp() {
        return !isUnread;
    }

    @Override
    public void claim(RouterConfig router) {
        done.add("claim");
        if (isClaimRefused) {
            throw new PortException("No such interface.");
        }
    }

    @Override
    public void release(RouterConfig router) {
        done.add("release");
    }

    @Override
    public void run(Collection<String> checks) {}

    @Override
    public void transitioned(String router, Transition transition) {}

    @Override
    public void noticed(String router, Oddity oddity) {}

    @Override
    public void refused(String router, String sentence) {
        refusals.add(sentence);
    }

    @Override
    public void append(Entry entry) {
        if (isDiskFull) {
            throw new PortException("The disk is full.");
        }
    }
}
