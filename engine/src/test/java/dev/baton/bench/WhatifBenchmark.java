package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.whatif.Change;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Prediction;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;
import dev.baton.whatif.TruthTable;
import dev.baton.wire.Ipv4Address;

/// What prediction costs on 10 nodes × 50 virtual routers: one step of a slider has 16 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WhatifBenchmark {
    private static final int NODES = 10;
    private static final int ROUTERS = 50;
    private static final int LOWEST = 20;
    private static final int HIGHEST = 240;

    private Fleet fleet = new Fleet(List.of());
    private Predictor predictor = Predictor.of(fleet);
    private List<Change> staged = List.of();
    private int priority = LOWEST;

    @Setup
    public void prepare() {
        List<NodeConfig> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            List<RouterSpec> routers = new ArrayList<>();
            for (int router = 0; router < ROUTERS; router++) {
                routers.add(RouterSpec.draft("VI_" + router, "eth0", router + 1, List.of(new PlacedAddress(
                        new VirtualAddress(new Ipv4Address(0x0A01_0000 + router), 24), Optional.empty(),
                        Optional.empty()))).source(new Ipv4Address(0x0A00_0001 + node))
                        .priority(200 - 10 * ((node + router) % NODES)).build());
            }
            nodes.add(NodeConfig.of("n" + node, routers));
        }
        fleet = new Fleet(nodes);
        predictor = Predictor.of(fleet);
        predictor.present();
        staged = List.of(raised(nodes.get(1)), raised(nodes.get(2)));
    }

    private static Change raised(NodeConfig node) {
        return new Change.Configured(node.withRouters(
                node.routers().stream().map(r -> r.draft().priority(r.priority() + 1).build()).toList()));
    }

    /// A priority is dragged by one: what the Priorities screen asks for at every frame.
    @Benchmark
    public Prediction sliderStep() {
        priority = priority == HIGHEST ? LOWEST : priority + 1;
        return predictor.predict(new Change.Priority("n3", "VI_7", priority));
    }

    /// The same while all routers of two nodes are changed: only the virtual router that is dragged is worked out.
    @Benchmark
    public Prediction sliderStepAmongStagedChanges() {
        priority = priority == HIGHEST ? LOWEST : priority + 1;
        List<Change> changes = new ArrayList<>(staged);
        changes.add(new Change.Priority("n3", "VI_7", priority));
        return predictor.predict(changes, id -> id.vrid() == 8);
    }

    /// A node goes down: all 50 virtual routers are concerned.
    @Benchmark
    public Prediction nodeDown() {
        return predictor.predict(new Change.NodeDown("n3"));
    }

    /// Everything from the start: what a slider step would cost if nothing were known and everything were run.
    @Benchmark
    public List<Standing> everythingAnew() {
        return Predictor.of(fleet).present();
    }

    /// The truth table: 30 faults.
    @Benchmark
    public TruthTable everySingleFault() {
        return predictor.everySingleFault();
    }
}
