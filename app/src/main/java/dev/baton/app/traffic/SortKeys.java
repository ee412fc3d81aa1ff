package dev.baton.app.traffic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Ethernet;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// What packets are compared by in one order: a number for each, made from the packet once. One thread.
final class SortKeys {
    /// The packet has nothing in the column.
    static final long MISSING = Long.MAX_VALUE;

    private static final Comparator<Endpoint> ENDPOINTS = Comparator
            .comparing((Endpoint end) -> end.ip().isEmpty())
            .thenComparing((a, b) -> a.ip().isPresent() && b.ip().isPresent()
                    ? a.ip().get().compareTo(b.ip().get())
                    : a.mac().compareTo(b.mac()));

    private final PacketOrder order;
    private final Ranks<String> words = new Ranks<>(Comparator.naturalOrder());
    private final Ranks<Endpoint> endpoints = new Ranks<>(ENDPOINTS);
    private final Ranks<List<IpAddress>> lists = new Ranks<>(SortKeys::compareLists);
    private final Ranks<PacketRemark> remarks = new Ranks<>(
            Comparator.comparing(PacketRemark::severity).thenComparing(PacketRemark::textKey));

    /// Who sends or receives.
    private record Endpoint(Optional<IpAddress> ip, String mac) {}

    SortKeys(PacketOrder order) {
        this.order = order;
    }

    /// The key of a packet; empty: the store has it no longer.
    Optional<Long> of(PacketStore store, long number) {
        return switch (order.column()) {
            case NUMBER -> Optional.of(number);
            case TIME -> store.atNanos(number);
            default -> store.packet(number).map(this::of);
        };
    }

    private long of(Packet packet) {
        return switch (order.column()) {
            case NUMBER -> packet.number();
            case TIME -> packet.atNanos();
            case OBSERVER -> words.id(packet.observer());
            case SOURCE -> endpoint(packet.source(), packet.ethernet().map(Ethernet::source));
            case DESTINATION -> endpoint(packet.destination(), packet.ethernet().map(Ethernet::destination));
            case PROTOCOL -> word(PacketRow.protocol(packet));
            case VRID -> packet.vrrp().map(message -> (long) message.vrid()).orElse(MISSING);
            case PRIORITY -> packet.vrrp().map(message -> (long) message.priority()).orElse(MISSING);
            case INTERVAL -> packet.vrrp().map(VrrpMessage::intervalNanos).orElse(MISSING);
            case ADDRESSES -> list(PacketRow.addresses(packet));
            case TTL -> number(packet.hopLimit());
            case CHECKSUM -> packet.vrrp().map(message -> form(message.checksumForm())).orElse(MISSING);
            case REMARK -> remark(PacketRemark.of(packet));
        };
    }

    private long endpoint(Optional<IpAddress> ip, Optional<MacAddress> mac) {
        if (ip.isEmpty() && mac.isEmpty()) {
            return MISSING;
        }
        return endpoints.id(new Endpoint(ip, ip.isPresent() ? "" : mac.map(MacAddress::toString).orElse("")));
    }

    private long word(String word) {
        return word.isEmpty() ? MISSING : words.id(word);
    }

    private long list(List<IpAddress> addresses) {
        return addresses.isEmpty() ? MISSING : lists.id(addresses);
    }

    private static long number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : MISSING;
    }

    /// Bad ones first: they are what somebody who sorts by it looks for.
    private static long form(Optional<ChecksumForm> form) {
        return form.map(known -> switch (known) {
            case V2 -> 1L;
            case MESSAGE_ONLY -> 2L;
            case PSEUDO_HEADER -> 3L;
        }).orElse(0L);
    }

    private long remark(List<PacketRemark> all) {
        return all.isEmpty() ? MISSING : remarks.id(all.getFirst());
    }

    /// Whether a packet with the key `a` comes before one with the key `b`: negative; 0: they are equal in this order.
    int compare(long a, long b) {
        if (a == MISSING || b == MISSING) {
            return Boolean.compare(a == MISSING, b == MISSING);
        }
        int compared = switch (order.column()) {
            case OBSERVER, PROTOCOL -> words.compare(a, b);
            case SOURCE, DESTINATION -> endpoints.compare(a, b);
            case ADDRESSES -> lists.compare(a, b);
            case REMARK -> remarks.compare(a, b);
            case NUMBER, TIME, VRID, PRIORITY, INTERVAL, TTL, CHECKSUM -> Long.compare(a, b);
        };
        return order.isDescending() ? -compared : compared;
    }

    private static int compareLists(List<IpAddress> a, List<IpAddress> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int compared = a.get(i).compareTo(b.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
