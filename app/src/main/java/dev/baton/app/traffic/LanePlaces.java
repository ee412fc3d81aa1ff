package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.baton.traffic.Mark;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.Sender;

/// Which lane a packet belongs to, by the sender that its mark names. Made anew only for other lanes; new senders are
/// looked up once. JavaFX thread.
final class LanePlaces {
    /// In no lane.
    static final int NONE = -1;

    private final PacketStore store;
    private final List<Lane> lanes;
    private final Map<Lane.Id, Integer> byId = new HashMap<>();
    private int[] places = {};

    LanePlaces(PacketStore store, List<Lane> lanes) {
        this.store = store;
        this.lanes = List.copyOf(lanes);
        for (int i = 0; i < lanes.size(); i++) {
            byId.put(lanes.get(i).id(), i);
        }
    }

    /// The lanes, from the top.
    List<Lane> lanes() {
        return lanes;
    }

    /// Whether this is about these.
    boolean isOf(PacketStore otherStore, List<Lane> otherLanes) {
        return store.equals(otherStore) && lanes.equals(otherLanes);
    }

    /// The place of the lane of what has this mark; [#NONE].
    int of(long mark) {
        if (mark == Mark.NONE) {
            return NONE;
        }
        int sender = Mark.sender(mark);
        if (sender >= places.length) {
            lookUp();
        }
        return places[sender];
    }

    /// The place of a lane; [#NONE].
    int of(Lane.Id id) {
        return byId.getOrDefault(id, NONE);
    }

    private void lookUp() {
        int known = places.length;
        places = Arrays.copyOf(places, store.senderCount());
        for (int i = known; i < places.length; i++) {
            places[i] = switch (store.sender(i)) {
                case Sender.Advertiser(var family, var vrid, var source) ->
                    byId.getOrDefault(new Lane.Id(family, vrid, source), NONE);
                case Sender.Announcer announcer -> announcerPlace(announcer);
            };
        }
    }

    private int announcerPlace(Sender.Announcer announcer) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).addresses().contains(announcer.address())
                    && lanes.get(i).card().macs().contains(announcer.mac())) {
                return i;
            }
        }
        return NONE;
    }
}
