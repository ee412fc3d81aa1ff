package dev.baton.adapter.sim;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.loop.LoopWatcher;
import dev.baton.port.AddressPort;
import dev.baton.port.FrameSink;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.PacketPort;
import dev.baton.port.PortException;
import dev.baton.port.ProbePort;
import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;

/// What the engine of one process sees of its machine, and what the world sees of the engine.
final class SimKernel
        implements
            PacketPort,
            AddressPort,
            ProbePort,
            NotifyPort,
            JournalPort,
            LoopWatcher {
    private final SimWorld world;
    private final SimNode node;
    private final SimMachine machine;
    private final Map<String, RouterConfig> claimed = new LinkedHashMap<>();

    SimKernel(SimWorld world, SimNode node) {
        this.world = world;
        this.node = node;
        machine = node.machine();
    }

    @Override
    public void send(String interfaceName, byte[] frame) {
        SimPort port = node.port(interfaceName);
        if (port.up) {
            world.transmit(port, frame);
        }
    }

    @Override
    public void flush() {
        // Frames leave when they are handed over.
    }

    @Override
    public void catchUp() {
        // What has arrived is handed over at once.
    }

    @Override
    public boolean isCaughtUp() {
        return true;
    }

    @Override
    public int poll(FrameSink sink, int limit) {
        return machine.poll(sink, limit);
    }

    @Override
    public void claim(RouterConfig router) {
        takeOff(router.name());
        claimed.put(router.name(), router);
        machine.add(router);
        world.observer().claimed(node, router);
    }

    @Override
    public void release(RouterConfig router) {
        takeOff(router.name());
        machine.remove(router);
        world.observer().released(node, router);
    }

    /// What the router of this process has put there before, maybe under another configuration, and no other router of
    /// it has now.
    private void takeOff(String router) {
        Optional.ofNullable(claimed.remove(router)).ifPresent(old -> machine.remove(old, claimed.values()));
    }

    @Override
    public void run(Collection<String> names) {
        names.forEach(check -> node.checks().putIfAbsent(check, true));
    }

    @Override
    public void transitioned(String router, Transition transition) {
        world.observer().transitioned(node, router, transition);
    }

    @Override
    public void noticed(String router, Oddity oddity) {
        world.observer().noticed(node, router, oddity);
    }

    @Override
    public void append(Entry entry) {
        if (world.random().chance(world.faults().diskFailure())) {
            throw new PortException("The disk is full.");
        }
        machine.append(entry);
    }

    @Override
    public void accepted(RouterConfig router, Advert advert, byte[] frame) {
        world.observer().accepted(node, router, advert, frame);
    }

    @Override
    public void stepped(RouterConfig router, State before, Input input, State after) {
        world.observer().stepped(node, router, before, input, after);
    }
}
