package dev.baton.traffic;

import java.util.Arrays;

/// The bytes of a stretch of packets. What one sender sends again and again differs in a few bytes only (the IP
/// identification, a checksum): such a packet is kept as what differs from an earlier one, so that a million adverts take
/// a tenth of their length.
///
/// One thread adds; any thread reads what was added before it was told so through something volatile.
final class PacketBytes {
    /// In how many bytes a packet may differ from the one that it is kept as.
    static final int MAX_CHANGES = 8;

    private static final int FULL = MAX_CHANGES + 1;
    private static final int FIRST_BYTES = 16 * PacketStore.PACKETS_A_BLOCK;
    private static final int LONGEST_CHANGED = 256;
    private static final int BYTE = 0xFF;
    private static final int BITS = 8;
    private static final int HEAD = 3;
    private static final char NO_MODEL = Character.MAX_VALUE;

    private final int[] ends = new int[PacketStore.PACKETS_A_BLOCK];
    private volatile byte[] data = new byte[FIRST_BYTES];
    /// By sender: the last packet that is kept whole.
    private char[] models = {};
    private int count;

    /// Adds a packet.
    ///
    /// @param sender whose it is, if others of it may resemble it; -1: nobody's
    /// @return how many bytes it takes
    int add(byte[] bytes, int length, int sender) {
        int start = start(count);
        reserve(start + HEAD + length);
        int size = sender < 0 || length > LONGEST_CHANGED ? 0 : changes(bytes, length, sender, start);
        if (size == 0) {
            byte[] target = data;
            target[start] = (byte) FULL;
            System.arraycopy(bytes, 0, target, start + 1, length);
            size = 1 + length;
            remember(sender);
        }
        ends[count] = start + size;
        count++;
        return size;
    }

    private void remember(int sender) {
        if (sender >= 0) {
            int known = models.length;
            if (sender >= known) {
                models = Arrays.copyOf(models, Math.max(sender + 1, 2 * known));
                Arrays.fill(models, known, models.length, NO_MODEL);
            }
            models[sender] = (char) count;
        }
    }

    /// Writes what differs from the sender's model; 0 if that is too much.
    private int changes(byte[] bytes, int length, int sender, int start) {
        char model = sender < models.length ? models[sender] : NO_MODEL;
        if (model == NO_MODEL || ends[model] - start(model) - 1 != length) {
            return 0;
        }
        byte[] target = data;
        int from = start(model) + 1;
        int found = 0;
        int to = start + HEAD;
        for (int i = 0; i < length; i++) {
            if (bytes[i] != target[from + i]) {
                if (found == MAX_CHANGES || to + 2 > start + length) {
                    return 0;
                }
                target[to++] = (byte) i;
                target[to++] = bytes[i];
                found++;
            }
        }
        target[start] = (byte) found;
        target[start + 1] = (byte) (model >> BITS);
        target[start + 2] = (byte) model;
        return to - start;
    }

    private void reserve(int size) {
        byte[] now = data;
        if (size > now.length) {
            data = Arrays.copyOf(now, Math.max(size, 2 * now.length));
        }
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /// The bytes of a packet.
    byte[] get(int index) {
        byte[] all = data;
        int start = start(index);
        if (all[start] == FULL) {
            return Arrays.copyOfRange(all, start + 1, ends[index]);
        }
        int model = (all[start + 1] & BYTE) << BITS | (all[start + 2] & BYTE);
        byte[] bytes = Arrays.copyOfRange(all, start(model) + 1, ends[model]);
        for (int at = start + HEAD; at < ends[index]; at += 2) {
            bytes[all[at] & BYTE] = all[at + 1];
        }
        return bytes;
    }

    /// How many bytes all of it takes.
    int size() {
        return start(count);
    }

    /// No more will be added.
    void seal() {
        data = Arrays.copyOf(data, size());
        models = new char[0];
    }
}
