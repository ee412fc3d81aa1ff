package dev.baton.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.node.HeardClaims;
import dev.baton.track.EffectivePriority;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// A stream of packets as text, one line each; the form is told in `docs/findings.md`.
final class Example {
    private static final String SITE = "here";
    private static final double NANOS_PER_SECOND = 1e9;

    private record Timed(long atNanos, Words words) {}

    private final List<Timed> events = new ArrayList<>();
    private final List<OwnRouter> own = new ArrayList<>();
    private Optional<HeardClaims> daemon = Optional.empty();

    private Example() {}

    /// The codes of everything that is found in it.
    static Set<Code> codes(String text) {
        Example example = new Example();
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(example::read);
        return example.run();
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * NANOS_PER_SECOND);
    }

    private void read(String line) {
        Words words = new Words(line);
        switch (words.first()) {
            case "ours" -> own.add(own(words));
            case "daemon" -> daemon = Optional.of(new HeardClaims(words.number("vrid", 0),
                    IpAddress.parse(words.after("vips")), MacAddress.parse(words.after("mac"))));
            default -> times(words.first(), words.rest());
        }
    }

    /// `2.000`, or `0.000..20.000/1.000`, or with every second one later by some time: `0.000..20.000/1.000~0.300`.
    private void times(String text, Words words) {
        if (!text.contains("..")) {
            events.add(new Timed(nanos(text), words));
            return;
        }
        String[] parts = text.split("\\.\\.|/|~", -1);
        long every = nanos(parts[2]);
        long shift = parts.length > 3 ? nanos(parts[3]) : 0;
        long count = 0;
        for (long at = nanos(parts[0]); at <= nanos(parts[1]); at += every) {
            events.add(new Timed(at + count++ % 2 * shift, words));
        }
    }

    private static OwnRouter own(Words words) {
        List<OwnMember> members = words.list("members").stream().map(m -> m.split("=", -1))
                .map(m -> new OwnMember(m[0], IpAddress.parse(m[1]))).toList();
        List<IpAddress> addresses = words.list("vips").stream().map(IpAddress::parse).toList();
        return new OwnRouter(words.at(1), Family.IPV4, words.number("vrid", 0), members, addresses,
                words.find("group"));
    }

    private Set<Code> run() {
        StreamChecks checks = new StreamChecks(SITE, Optional.empty());
        checks.know(own);
        events.sort(Comparator.comparingLong(Timed::atNanos));
        long number = 0;
        for (Timed event : events) {
            Words words = event.words();
            switch (words.first()) {
                case "tick" -> checks.tick(event.atNanos());
                case "report" -> checks.see(report(words, event.atNanos()));
                case "heard-by" -> checks.see(heard(words, event.atNanos()));
                default -> {
                    byte[] frame = ExampleFrames.of(words);
                    checks.see(Packet.of(++number, event.atNanos(), words.find("on").orElse("eth0"),
                            LinkType.ETHERNET, frame.length, frame, Optional.empty()));
                    daemon.ifPresent(d -> d.heard(frame, event.atNanos()));
                }
            }
        }
        Set<Code> codes = new TreeSet<>();
        checks.findings().forEach(f -> codes.add(f.code()));
        long last = events.getLast().atNanos();
        daemon.filter(d -> d.found(last)).ifPresent(_ -> codes.add(Code.S17));
        return codes;
    }

    private static ClusterKey key(Words words) {
        return new ClusterKey(SITE, words.find("on").orElse("eth0"), Family.IPV4, words.number("vrid", 0));
    }

    private static Sighting heard(Words words, long atNanos) {
        Words said = words.rest().rest();
        VrrpMessage message = ExampleFrames.message(said);
        return new Sighting.AdvertSeen(key(words), atNanos, words.at(1), IpAddress.parse(said.first()),
                message.version(), message.priority(), message.intervalNanos(), message.addresses(), Optional.empty());
    }

    private static Sighting report(Words words, long atNanos) {
        Role role = Arrays.stream(Role.values()).filter(r -> words.has(r.name())).findFirst().orElseThrow();
        List<VirtualAddress> addresses = words.list("vips").stream().map(a -> VirtualAddress.parse(a + "/24"))
                .toList();
        return new Sighting.RouterReported(key(words), atNanos, words.at(1), "VI_1", "eth0",
                IpAddress.parse(words.at(2)), 3, role, EffectivePriority.of(words.number("prio", 0)),
                words.number("int", 0) * 10_000_000L, !words.has("nopreempt"), addresses, role == Role.MASTER);
    }
}
