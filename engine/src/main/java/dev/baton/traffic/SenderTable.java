package dev.baton.traffic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.VrrpMessage;

/// The senders of a store's packets, numbered in the order in which they came. One thread marks; any thread reads.
final class SenderTable {
    /// How many senders have lanes; what further ones send is kept but not drawn.
    static final int MAX_SENDERS = 16_384;

    private final Map<Sender, Integer> places = new LinkedHashMap<>();
    private volatile Sender[] senders = {};
    private volatile int count;

    /// What a packet is drawn as.
    long mark(Packet packet) {
        Optional<VrrpMessage> advert = packet.vrrp();
        if (advert.isPresent()) {
            Optional<IpAddress> source = packet.source();
            if (source.isEmpty() || advert.get().checksumForm().isEmpty()) {
                return Mark.NONE;
            }
            int place = place(new Sender.Advertiser(source.get().family(), advert.get().vrid(), source.get()));
            return place < 0 ? Mark.NONE : Mark.advert(place, advert.get());
        }
        Optional<IpAddress> announced = announced(packet);
        if (announced.isEmpty()) {
            return Mark.NONE;
        }
        int place = place(new Sender.Announcer(announced.get(),
                packet.ethernet().map(ethernet -> ethernet.source()).orElse(new MacAddress(0))));
        return place < 0 ? Mark.NONE : Mark.announcement(place);
    }

    private static Optional<IpAddress> announced(Packet packet) {
        return packet.payload().flatMap(payload -> switch (payload) {
            case ArpPacket arp when arp.isGratuitous() -> Optional.of(arp.senderAddress());
            case NeighborAdvertisement advertisement when !advertisement.solicited() ->
                Optional.of(advertisement.target());
            default -> Optional.empty();
        });
    }

    private int place(Sender sender) {
        Integer known = places.get(sender);
        if (known != null) {
            return known;
        }
        int place = count;
        if (place == MAX_SENDERS) {
            return -1;
        }
        Sender[] all = senders;
        if (place == all.length) {
            all = Arrays.copyOf(all, Math.max(16, 2 * place));
        }
        all[place] = sender;
        senders = all;
        count = place + 1;
        places.put(sender, place);
        return place;
    }

    int count() {
        return count;
    }

    Sender at(int place) {
        if (place >= count) {
            throw new IndexOutOfBoundsException(place);
        }
        return senders[place];
    }
}
