package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.VrrpMessage;

/// Draws the packets of a stretch of time into an int[] picture, a lane below the other: each advert a tick as high as its
/// priority, a missing one a hollow tick, a resignation a triangle that points down, an announcement a diamond, and
/// behind the ticks a band as wide as the jitter.
final class LanePainter {
    /// How many packets are looked at for one picture; of more, the newest.
    static final int MAX_PACKETS = 60_000;

    private static final int PRIORITIES = 255;
    private static final int TICK_WIDTH = 2;
    private static final int MARK = 4;
    private static final int MARGIN = 4;
    private static final double MISSED = 1.5;
    private static final double SILENT = 4.5;

    /// The colours, `0xAARRGGBB`.
    ///
    /// @param tick      an advert
    /// @param contested an advert of one of several masters
    /// @param missed    one that did not come
    /// @param resigned  priority 0
    /// @param announced an announcement
    /// @param band      the jitter
    /// @param line      between lanes, and the time grid
    /// @param chosen    the packet that is selected
    record Colours(int tick, int contested, int missed, int resigned, int announced, int band, int line, int chosen) {}

    private final int width;
    private final int height;
    private final int laneHeight;
    private final int[] pixels;
    private final Colours colours;
    private final long fromNanos;
    private final double nanosPerPixel;

    LanePainter(int width, int height, int laneHeight, int[] pixels, Colours colours, long fromNanos, long toNanos) {
        this.width = width;
        this.height = height;
        this.laneHeight = laneHeight;
        this.pixels = pixels;
        this.colours = colours;
        this.fromNanos = fromNanos;
        this.nanosPerPixel = Math.max(1, (double) (toNanos - fromNanos) / width);
    }

    /// The first packet that was not captured before `atNanos`; one beyond the last if there is none.
    static long firstAt(PacketStore store, long last, long atNanos) {
        long low = store.firstNumber();
        long high = last + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (store.atNanos(middle).orElse(Long.MIN_VALUE) < atNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Paints everything.
    void paint(PacketStore store, long last, List<Lane> lanes, int firstLane, long chosen) {
        Arrays.fill(pixels, 0);
        Map<Lane.Id, Integer> places = new HashMap<>();
        for (int i = 0; i < lanes.size(); i++) {
            places.put(lanes.get(i).id(), i);
        }
        long[] before = new long[lanes.size()];
        Arrays.fill(before, -1);
        for (int i = 0; i < lanes.size(); i++) {
            int bottom = bottom(i - firstLane);
            if (bottom > 0 && bottom < height) {
                rect(0, bottom + MARGIN - 1, width, 1, colours.line());
            }
        }
        long toNanos = fromNanos + (long) (nanosPerPixel * width);
        long margin = lanes.stream().mapToLong(lane -> lane.card().advertisedNanos()).max().orElse(0) * 4;
        long number = Math.max(firstAt(store, last, fromNanos - margin), last - MAX_PACKETS + 1);
        for (; number <= last; number++) {
            Optional<Packet> packet = store.packet(number);
            if (packet.isPresent()) {
                if (packet.get().atNanos() > toNanos) {
                    break;
                }
                packet(packet.get(), lanes, places, firstLane, before, number == chosen);
            }
        }
    }

    private void packet(Packet packet, List<Lane> lanes, Map<Lane.Id, Integer> places, int firstLane, long[] before,
            boolean isChosen) {
        Optional<VrrpMessage> advert = packet.vrrp();
        if (advert.isPresent() && packet.source().isPresent()) {
            IpAddress source = packet.source().get();
            Integer place = places.get(new Lane.Id(source.family(), advert.get().vrid(), source));
            if (place != null && advert.get().checksumForm().isPresent()) {
                advert(packet, advert.get(), lanes.get(place), place, place - firstLane, before);
                chosen(packet, place - firstLane, isChosen);
            }
            return;
        }
        announced(packet).ifPresent(address -> {
            MacAddress mac = packet.ethernet().map(ethernet -> ethernet.source()).orElse(new MacAddress(0));
            for (int i = 0; i < lanes.size(); i++) {
                if (lanes.get(i).addresses().contains(address) && lanes.get(i).card().macs().contains(mac)) {
                    mark(x(packet.atNanos()), top(i - firstLane) + MARK, colours.announced(), false);
                    chosen(packet, i - firstLane, isChosen);
                    return;
                }
            }
        });
    }

    private static Optional<IpAddress> announced(Packet packet) {
        return packet.payload().flatMap(payload -> switch (payload) {
            case ArpPacket arp when arp.isGratuitous() -> Optional.of(arp.senderAddress());
            case NeighborAdvertisement advertisement when !advertisement.solicited() ->
                Optional.of(advertisement.target());
            default -> Optional.empty();
        });
    }

    private void advert(Packet packet, VrrpMessage message, Lane lane, int place, int row, long[] before) {
        long interval = message.intervalNanos();
        long gap = packet.atNanos() - before[place];
        if (before[place] >= 0 && gap > MISSED * interval && gap < SILENT * interval && message.priority() > 0) {
            for (long at = before[place] + interval; at < packet.atNanos() - interval / 2; at += interval) {
                hollow(x(at), row, message.priority());
            }
        }
        before[place] = message.priority() == 0 ? -1 : packet.atNanos();
        int x = x(packet.atNanos());
        if (message.priority() == VrrpMessage.RESIGN_PRIORITY) {
            mark(x, bottom(row) - MARK, colours.resigned(), true);
            return;
        }
        int band = (int) (lane.card().jitterNanos() / nanosPerPixel);
        int high = high(message.priority());
        if (band > 0) {
            rect(x - band, bottom(row) - high, 2 * band + TICK_WIDTH, high, colours.band());
        }
        rect(x, bottom(row) - high, TICK_WIDTH, high, lane.contested() ? colours.contested() : colours.tick());
    }

    private void chosen(Packet packet, int row, boolean isChosen) {
        if (isChosen) {
            rect(x(packet.atNanos()) - 1, top(row), 4, 2, colours.chosen());
            rect(x(packet.atNanos()) - 1, bottom(row), 4, 2, colours.chosen());
        }
    }

    private void hollow(int x, int row, int priority) {
        int high = high(priority);
        int top = bottom(row) - high;
        rect(x - 1, top, 4, 1, colours.missed());
        rect(x - 1, top + high - 1, 4, 1, colours.missed());
        rect(x - 1, top, 1, high, colours.missed());
        rect(x + 2, top, 1, high, colours.missed());
    }

    /// A diamond, or a triangle that points down.
    private void mark(int x, int middle, int argb, boolean isTriangle) {
        for (int dy = -MARK; dy <= MARK; dy++) {
            int half = isTriangle ? (MARK - dy) / 2 : MARK - Math.abs(dy);
            rect(x - half, middle + dy, 2 * half + 1, 1, argb);
        }
    }

    private int x(long atNanos) {
        return (int) Math.floor((atNanos - fromNanos) / nanosPerPixel);
    }

    private int high(int priority) {
        return Math.max(4, (laneHeight - 2 * MARGIN - 2) * priority / PRIORITIES);
    }

    private int top(int row) {
        return row * laneHeight + MARGIN;
    }

    private int bottom(int row) {
        return (row + 1) * laneHeight - MARGIN;
    }

    private void rect(int x, int y, int wide, int high, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + wide);
        for (int row = Math.max(0, y); row < Math.min(height, y + high) && left < right; row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, argb);
        }
    }
}
