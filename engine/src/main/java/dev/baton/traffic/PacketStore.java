package dev.baton.traffic;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Packets in the order in which they came, kept as bytes and decoded when asked for: a million adverts take some 30 MB.
/// Each is decoded once when it is added, for its [Mark]: what draws packets needs nothing else.
/// When a bound is reached the oldest block of packets goes; numbers never change.
///
/// One thread appends; any thread reads. What [#lastNumber] has said can be read from then on, unless it has been dropped
/// since.
public final class PacketStore {
    /// How many packets go at once when a bound is reached.
    public static final int PACKETS_A_BLOCK = 4_096;
    /// How many observers are told apart; further ones count as the last.
    public static final int MAX_OBSERVERS = 4_096;
    /// No packet is longer than what captures hold; what is behind is cut.
    public static final int MAX_PACKET_BYTES = 256 * 1024;

    private static final class Block {
        final long firstNumber;
        final long[] times = new long[PACKETS_A_BLOCK];
        final PacketBytes content = new PacketBytes();
        final short[] observers = new short[PACKETS_A_BLOCK];
        final long[] marks = new long[PACKETS_A_BLOCK];
        /// Those of the packets that the capture cut; by default a packet is as long as its bytes.
        volatile int @Nullable [] wireLengths;
        /// Where they are not all `link`.
        volatile LinkType @Nullable [] links;
        final LinkType link;
        volatile @Nullable String @Nullable [] comments;
        int count;

        Block(long firstNumber, LinkType link) {
            this.firstNumber = firstNumber;
            this.link = link;
        }

        void link(int index, LinkType type) {
            if (links == null && !type.equals(link)) {
                LinkType[] all = new LinkType[PACKETS_A_BLOCK];
                Arrays.fill(all, link);
                links = all;
            }
            LinkType[] all = links;
            if (all != null) {
                all[index] = type;
            }
        }

        void wireLength(int index, int wireLength, int length) {
            int[] all = wireLengths;
            if (all == null && wireLength != length) {
                all = new int[PACKETS_A_BLOCK];
                for (int i = 0; i < index; i++) {
                    all[i] = content.get(i).length;
                }
                wireLengths = all;
            }
            if (all != null) {
                all[index] = wireLength;
            }
        }
    }

    private final int maxPackets;
    private final long maxBytes;
    private volatile Block[] blocks = {};
    private volatile String[] observers = {};
    private volatile long first = 1;
    private volatile long last;
    private final SenderTable senders = new SenderTable();
    private long bytes;

    /// Looks at packets without decoding them.
    @FunctionalInterface
    public interface Scan {
        /// A packet.
        ///
        /// @param mark what it is drawn as, see [Mark]
        /// @return whether to go on
        boolean at(long number, long atNanos, long mark);
    }

    /// @param maxPackets how many packets are kept, at least; [#PACKETS_A_BLOCK] more may be there
    /// @param maxBytes   how much room their bytes may take
    public PacketStore(int maxPackets, long maxBytes) {
        this.maxPackets = maxPackets;
        this.maxBytes = maxBytes;
    }

    /// Adds a packet.
    ///
    /// @param data is not kept
    /// @return the packet, decoded
    public Packet append(long atNanos, String observer, LinkType link, int wireLength, byte[] data,
            Optional<String> comment) {
        long number = last + 1;
        Packet packet = Packet.of(number, atNanos, observer, link, wireLength, data, comment);
        long mark = senders.mark(packet);
        Block block = room(link);
        int index = block.count;
        int length = Math.min(data.length, MAX_PACKET_BYTES);
        bytes += block.content.add(data, length, mark == Mark.NONE ? -1 : Mark.sender(mark));
        block.marks[index] = mark;
        block.times[index] = atNanos;
        block.wireLength(index, wireLength, length);
        block.observers[index] = (short) observer(observer);
        block.link(index, link);
        comment.ifPresent(text -> comment(block, index, text));
        block.count++;
        last = number;
        return packet;
    }

    private Block room(LinkType link) {
        Block[] all = blocks;
        if (all.length > 0 && all[all.length - 1].count < PACKETS_A_BLOCK && bytes < maxBytes) {
            return all[all.length - 1];
        }
        int drop = 0;
        long kept = last - first + 1;
        while (drop < all.length && (kept - all[drop].count >= maxPackets || bytes >= maxBytes)) {
            bytes -= all[drop].content.size();
            kept -= all[drop].count;
            drop++;
        }
        if (all.length > 0) {
            all[all.length - 1].content.seal();
        }
        Block[] changed = Arrays.copyOfRange(all, drop, all.length + 1);
        Block made = new Block(last + 1, link);
        changed[changed.length - 1] = made;
        first = changed[0].firstNumber;
        blocks = changed;
        return made;
    }

    private int observer(String name) {
        String[] known = observers;
        for (int i = known.length - 1; i >= 0; i--) {
            if (known[i].equals(name)) {
                return i;
            }
        }
        if (known.length == MAX_OBSERVERS) {
            return known.length - 1;
        }
        String[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = name;
        observers = more;
        return known.length;
    }

    private static void comment(Block block, int index, String text) {
        @Nullable
        String[] comments = block.comments == null ? new String[PACKETS_A_BLOCK] : block.comments;
        comments[index] = text;
        block.comments = comments;
    }

    /// The number of the oldest packet that is kept.
    public long firstNumber() {
        return first;
    }

    /// The number of the newest packet; less than [#firstNumber] while there is none.
    public long lastNumber() {
        return last;
    }

    /// How many packets are kept.
    public long size() {
        return last - first + 1;
    }

    /// How many packets have been dropped to make room.
    public long dropped() {
        return first - 1;
    }

    /// The packet with this number, decoded; empty if it is not there or not any more.
    public Optional<Packet> packet(long number) {
        long newest = last;
        Block[] all = blocks;
        if (number > newest || all.length == 0 || number < all[0].firstNumber) {
            return Optional.empty();
        }
        Block block = all[blockOf(all, number)];
        int index = (int) (number - block.firstNumber);
        byte[] content = block.content.get(index);
        @Nullable
        String[] comments = block.comments;
        LinkType @Nullable [] links = block.links;
        int @Nullable [] wireLengths = block.wireLengths;
        return Optional.of(Packet.of(number, block.times[index], observers[block.observers[index]],
                links == null ? block.link : links[index],
                wireLengths == null ? content.length : wireLengths[index], content,
                comments == null ? Optional.empty() : Optional.ofNullable(comments[index])));
    }

    /// When the packet with this number was captured, without decoding it; empty if it is not there.
    public Optional<Long> atNanos(long number) {
        long newest = last;
        Block[] all = blocks;
        if (number > newest || all.length == 0 || number < all[0].firstNumber) {
            return Optional.empty();
        }
        Block block = all[blockOf(all, number)];
        return Optional.of(block.times[(int) (number - block.firstNumber)]);
    }

    /// The first packet that was not captured before `atNanos`, of those up to `newest`; one beyond if there is none.
    public long firstAt(long atNanos, long newest) {
        long low = first;
        long high = newest + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (atNanos(middle).orElse(Long.MIN_VALUE) < atNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Looks at the packets `from` to `to`, as far as they are there, oldest first, until `scan` has seen enough.
    public void scan(long from, long to, Scan scan) {
        long newest = Math.min(to, last);
        Block[] all = blocks;
        if (all.length == 0) {
            return;
        }
        long number = Math.max(from, all[0].firstNumber);
        for (int i = number > newest ? all.length : blockOf(all, number); i < all.length; i++) {
            Block block = all[i];
            long end = i + 1 < all.length ? all[i + 1].firstNumber - 1 : newest;
            for (; number <= Math.min(end, newest); number++) {
                int index = (int) (number - block.firstNumber);
                if (!scan.at(number, block.times[index], block.marks[index])) {
                    return;
                }
            }
        }
    }

    /// What the packet with this number is drawn as; [Mark#NONE] if it is not there.
    public long mark(long number) {
        long[] found = {Mark.NONE};
        scan(number, number, (_, _, mark) -> {
            found[0] = mark;
            return false;
        });
        return found[0];
    }

    /// Who saw the packet with this number; empty if it is not there.
    public Optional<String> observer(long number) {
        long newest = last;
        Block[] all = blocks;
        if (number > newest || all.length == 0 || number < all[0].firstNumber) {
            return Optional.empty();
        }
        Block block = all[blockOf(all, number)];
        return Optional.of(observers[block.observers[(int) (number - block.firstNumber)]]);
    }

    /// How many senders there have been; their places are below.
    public int senderCount() {
        return senders.count();
    }

    /// The sender at a place that a [Mark] names.
    public Sender sender(int place) {
        return senders.at(place);
    }

    /// Blocks are full but for the last, unless the bound on bytes ended one early.
    private static int blockOf(Block[] all, long number) {
        int low = 0;
        int high = all.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (all[middle].firstNumber <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
