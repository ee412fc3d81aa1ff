package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import dev.baton.cluster.Cluster;
import dev.baton.cluster.Snapshot;
import dev.baton.dissect.FieldName;
import dev.baton.traffic.SourceCard;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// The values that fields have in the packets so far, as far as they are worth remembering: who sends, which virtual
/// routers and addresses there are.
///
/// @param byField in order, at most [#MAX_VALUES] each
record KnownValues(Map<FieldName, List<String>> byField) {
    /// How many values of a field are known.
    static final int MAX_VALUES = 64;

    /// What senders and clusters tell.
    static KnownValues of(List<SourceCard> cards, Snapshot snapshot) {
        NavigableSet<IpAddress> sources = new TreeSet<>();
        NavigableSet<IpAddress> virtual = new TreeSet<>();
        NavigableSet<Integer> vrids = new TreeSet<>();
        NavigableSet<Integer> priorities = new TreeSet<>();
        NavigableSet<Integer> versions = new TreeSet<>();
        NavigableSet<Integer> hops = new TreeSet<>();
        NavigableSet<String> macs = new TreeSet<>();
        NavigableSet<String> observers = new TreeSet<>();
        for (SourceCard card : cards) {
            sources.add(card.source());
            vrids.add(card.key().vrid());
            priorities.add(card.priority());
            versions.addAll(card.versions());
            hops.addAll(card.hopLimits());
            card.macs().forEach(mac -> macs.add(mac.toString()));
            card.heardBy().forEach(heard -> observers.add("\"" + heard.observer() + "\""));
        }
        for (Cluster cluster : snapshot.clusters()) {
            cluster.addresses().stream().map(VirtualAddress::address).forEach(virtual::add);
        }
        Map<FieldName, List<String>> known = new EnumMap<>(FieldName.class);
        known.put(FieldName.IP_SRC, words(of(Family.IPV4, sources)));
        known.put(FieldName.IP_DST, words(with(Ipv4Address.VRRP_GROUP, of(Family.IPV4, sources))));
        known.put(FieldName.IPV6_SRC, words(of(Family.IPV6, sources)));
        known.put(FieldName.IPV6_DST, words(with(Ipv6Address.VRRP_GROUP, of(Family.IPV6, sources))));
        known.put(FieldName.VRRP_IP_ADDR, words(of(Family.IPV4, virtual)));
        known.put(FieldName.VRRP_IPV6_ADDR, words(of(Family.IPV6, virtual)));
        known.put(FieldName.ARP_SRC_IP, words(of(Family.IPV4, virtual)));
        known.put(FieldName.ARP_DST_IP, words(of(Family.IPV4, virtual)));
        known.put(FieldName.NA_TARGET, words(of(Family.IPV6, virtual)));
        known.put(FieldName.VRRP_VRID, words(vrids));
        known.put(FieldName.VRRP_PRIO, words(priorities));
        known.put(FieldName.VRRP_VERSION, words(versions));
        known.put(FieldName.IP_TTL, words(hops));
        known.put(FieldName.IPV6_HLIM, words(hops));
        known.put(FieldName.ETH_SRC, words(macs));
        known.put(FieldName.ETH_DST, words(macs));
        known.put(FieldName.FRAME_INTERFACE, words(observers));
        return new KnownValues(known);
    }

    private static NavigableSet<IpAddress> of(Family family, NavigableSet<IpAddress> all) {
        NavigableSet<IpAddress> some = new TreeSet<>(all);
        some.removeIf(address -> address.family() != family);
        return some;
    }

    private static NavigableSet<IpAddress> with(IpAddress one, NavigableSet<IpAddress> others) {
        NavigableSet<IpAddress> all = new TreeSet<>(others);
        all.add(one);
        return all;
    }

    private static List<String> words(Iterable<?> values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> {
            if (words.size() < MAX_VALUES) {
                words.add(value.toString());
            }
        });
        return List.copyOf(words);
    }

    /// Those of a field.
    List<String> of(FieldName field) {
        return switch (field.type()) {
            case FLAG -> List.of("1", "0");
            default -> byField.getOrDefault(field, List.of());
        };
    }
}
