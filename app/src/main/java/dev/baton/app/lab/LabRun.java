package dev.baton.app.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabEvent;
import dev.baton.adapter.sim.LabException;
import dev.baton.adapter.sim.LabFaults;
import dev.baton.adapter.sim.LabFrame;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabRouter;
import dev.baton.app.source.PacketBook;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Sighting;
import dev.baton.cluster.Snapshot;
import dev.baton.failover.DrillEar;
import dev.baton.failover.DrillGround;
import dev.baton.history.Chronicle;
import dev.baton.history.Note;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Oddity;
import dev.baton.wire.IpAddress;

/// One run of a lab: steps the simulator, reduces what it tells to a snapshot and keeps the log. It knows no wall clock
/// and no thread: the same setup and the same calls give the same run.
final class LabRun {
    /// How many lines of the log are kept; the oldest go first.
    static final int MAX_LOG_LINES = 500;
    /// How many frames are kept, and how many bytes of them; the oldest go first. Each frame is kept once, as the segment
    /// saw it, however many nodes hear it: at 50 nodes a copy for each hearer would fill this in seconds.
    static final int MAX_PACKETS = 200_000;
    static final long MAX_PACKET_BYTES = 24L << 20;

    private final LabSetup setup;
    private final Lab lab;
    private final ArrayDeque<LabLine> log = new ArrayDeque<>();
    private final SequencedSet<LabCommand.Cut> cuts = new LinkedHashSet<>();
    private final Map<Place, String> nodesByAddress = new HashMap<>();
    private final PacketBook packets;
    private final Chronicle chronicle = new Chronicle();
    private final List<Sighting> seen = new ArrayList<>();

    private final List<DrillEar> ears = new CopyOnWriteArrayList<>();
    private long frames;
    private Snapshot snapshot = Snapshot.EMPTY;
    private List<LabLine> logCopy = List.of();
    private long lines;
    private long sent;
    private long lost;

    /// Where an address lives: addresses repeat across segments.
    private record Place(String network, IpAddress address) {}

    /// @param clock this machine's nanoseconds; only how often figures are summed up depends on it
    /// @throws LabException if the preset cannot have that many nodes
    LabRun(LabSetup setup, LongSupplier clock) {
        this.setup = setup;
        lab = Lab.of(setup.preset(), setup.nodes(), setup.seed());
        packets = new PacketBook(Lab.SITE, MAX_PACKETS, MAX_PACKET_BYTES, clock).lookForFindings();
        lab.tap(this::heard);
        learnAddresses();
    }

    private void heard(LabFrame frame) {
        packets.take(frame.atNanos(), frame.segment(), LinkType.ETHERNET, frame.bytes().length(), frame.bytes().bytes(),
                Optional.empty());
        frames++;
        if (!ears.isEmpty()) {
            Packet packet = Packet.of(frames, frame.atNanos(), frame.segment(), LinkType.ETHERNET,
                    frame.bytes().length(), frame.bytes().bytes(), Optional.empty());
            ears.forEach(ear -> ear.heard(packet, 0));
        }
    }

    /// Has an ear hear every frame until the answer is closed. Any thread may call; it hears on the lab's.
    DrillGround.Listening listen(DrillEar ear) {
        ears.add(ear);
        return () -> ears.remove(ear);
    }

    private void learnAddresses() {
        nodesByAddress.clear();
        for (LabNode node : lab.nodes()) {
            for (LabRouter router : node.routers()) {
                nodesByAddress.put(new Place(router.key().network(), router.config().source()), node.name());
            }
        }
    }

    /// What was seen in this run, compactly.
    Chronicle chronicle() {
        return chronicle;
    }

    /// The simulator; it belongs to the thread that runs it.
    Lab lab() {
        return lab;
    }

    /// The configuration that a node is to keep has become another one.
    void reconfigured(String node) {
        learnAddresses();
        chronicle.note(new Note(lab.nowNanos(), Note.Kind.PUSH, node, node));
    }

    LabSetup setup() {
        return setup;
    }

    LabFaults faults() {
        return lab.faults();
    }

    void setFaults(LabFaults faults) {
        lab.setFaults(faults);
    }

    /// Runs virtual time on by `nanos`; every advert goes to `adverts` as well.
    void advance(long nanos, Consumer<Sighting.AdvertSeen> adverts) {
        lab.advance(nanos, event -> take(event, adverts));
        chronicle.addAll(seen);
        seen.clear();
        chronicle.watched(lab.nowNanos());
    }

    /// Does what `command` says.
    ///
    /// @throws LabException with a sentence that says why it cannot be done
    void perform(LabCommand command) {
        lab.perform(command);
        switch (command) {
            case LabCommand.Cut cut -> cuts.add(cut);
            case LabCommand.Heal(String from, String to) -> cuts.remove(new LabCommand.Cut(from, to));
            case LabCommand.HealAll _ -> cuts.clear();
            default -> {
            }
        }
    }

    LabState state(int run, Pace pace, long shed, Optional<String> problem) {
        snapshot = Reducer.aged(snapshot, lab.nowNanos());
        packets.tick(lab.nowNanos());
        return new LabState(setup, run, snapshot, lab.nodes(), lab.faults(), List.copyOf(cuts), logCopy(), pace,
                new LabState.Traffic(sent, lost, shed), packets.view(), problem);
    }

    private List<LabLine> logCopy() {
        if (log.isEmpty() || logCopy.isEmpty() || logCopy.getLast().number() != log.getLast().number()) {
            logCopy = List.copyOf(log);
        }
        return logCopy;
    }

    private void take(LabEvent event, Consumer<Sighting.AdvertSeen> adverts) {
        switch (event) {
            case LabEvent.Seen(Sighting sighting) -> see(sighting, adverts);
            case LabEvent.Performed(long atNanos, LabCommand command) -> {
                add(new LabLine.Commanded(lines, atNanos, command));
                chronicle.note(new Note(atNanos, Note.Kind.TEST, "", command.text()));
            }
            case LabEvent.Noticed(long atNanos, String node, String router, Oddity oddity) ->
                add(new LabLine.Noticed(lines, atNanos, node, router, oddity, source(oddity).flatMap(this::nodeAt)));
            case LabEvent.Dropped _ -> lost++;
        }
    }

    private void see(Sighting sighting, Consumer<Sighting.AdvertSeen> adverts) {
        snapshot = Reducer.reduce(snapshot, sighting);
        seen.add(sighting);
        switch (sighting) {
            case Sighting.AdvertSeen advert -> {
                if (advert.observer().equals(Lab.WIRE)) {
                    sent++;
                }
                adverts.accept(advert);
            }
            case Sighting.Transitioned moved -> {
                Evidence evidence = moved.transition().evidence();
                Optional<String> peer = evidence.peer().flatMap(a -> nodeAt(moved.key(), a));
                add(new LabLine.Moved(lines, moved.atNanos(), moved.key(), moved.node(), moved.router(),
                        moved.transition(), peer));
            }
            case Sighting.RouterReported _,Sighting.AddressAnnounced _,Sighting.NodeLost _ -> {
            }
        }
    }

    private void add(LabLine line) {
        if (log.size() == MAX_LOG_LINES) {
            log.removeFirst();
        }
        log.addLast(line);
        lines++;
    }

    private Optional<String> nodeAt(ClusterKey key, IpAddress address) {
        return Optional.ofNullable(nodesByAddress.get(new Place(key.network(), address)));
    }

    /// The node with an address where the segment is not told; only if no other segment has it too.
    private Optional<String> nodeAt(IpAddress address) {
        @Nullable
        String found = null;
        for (Map.Entry<Place, String> entry : nodesByAddress.entrySet()) {
            if (entry.getKey().address().equals(address)) {
                if (found != null && !found.equals(entry.getValue())) {
                    return Optional.empty();
                }
                found = entry.getValue();
            }
        }
        return Optional.ofNullable(found);
    }

    private static Optional<IpAddress> source(Oddity oddity) {
        return switch (oddity) {
            case Oddity.IntervalDiffers o -> Optional.of(o.source());
            case Oddity.AddressesDiffer o -> Optional.of(o.source());
            case Oddity.TwoOwners o -> Optional.of(o.source());
            case Oddity.RivalHeard o -> Optional.of(o.source());
            case Oddity.ChecksumFormDiffers o -> Optional.of(o.source());
            case Oddity.Stalled _ -> Optional.empty();
        };
    }
}
