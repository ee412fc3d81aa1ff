package dev.baton.wire;

import java.util.Arrays;
import java.util.Optional;

/// Text forms of IPv6 addresses: reads all of RFC 4291 section 2.2, writes the canonical one of RFC 5952.
final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final int GROUP_DIGITS = 4;
    private static final int MAX_TEXT = 45;
    private static final int MAPPED_PREFIX = 0xFFFF;
    private static final int[] NO_GROUPS = {};

    private Ipv6Text() {}

    static Optional<Ipv6Address> parse(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true).filter(all -> all.length == GROUPS).map(Ipv6Text::address);
        }
        Optional<int[]> head = groups(text.substring(0, gap), false);
        Optional<int[]> tail = groups(text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length >= GROUPS) {
            return Optional.empty();
        }
        int[] all = Arrays.copyOf(head.get(), GROUPS);
        System.arraycopy(tail.get(), 0, all, GROUPS - tail.get().length, tail.get().length);
        return Optional.of(address(all));
    }

    /// The 16-bit groups of text without `::`; an IPv4 address at its end is two.
    private static Optional<int[]> groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return Optional.of(NO_GROUPS);
        }
        int[] groups = new int[GROUPS];
        int count = 0;
        int at = 0;
        while (at <= text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            boolean isIpv4 = colon < 0 && mayEndInIpv4 && text.indexOf('.', at) >= 0;
            if (count + (isIpv4 ? 2 : 1) > GROUPS) {
                return Optional.empty();
            }
            if (isIpv4) {
                Optional<Ipv4Address> v4 = Ipv4Address.tryParse(text.substring(at));
                if (v4.isEmpty()) {
                    return Optional.empty();
                }
                groups[count++] = v4.get().value() >>> 16;
                groups[count++] = v4.get().value() & 0xFFFF;
            } else {
                int group = group(text, at, end);
                if (group < 0) {
                    return Optional.empty();
                }
                groups[count++] = group;
            }
            at = end + 1;
        }
        return Optional.of(Arrays.copyOf(groups, count));
    }

    /// One to four hexadecimal digits; -1 for anything else.
    private static int group(String text, int from, int to) {
        if (from >= to || to - from > GROUP_DIGITS) {
            return -1;
        }
        int group = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }

    private static Ipv6Address address(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new Ipv6Address(high, low);
    }

    /// Lower case, no leading zeros, the first longest run of two or more zero groups as `::`, and IPv4-mapped addresses
    /// with their last part in dotted decimal (RFC 5952 sections 4 and 5).
    static String format(Ipv6Address address) {
        if (address.high() == 0 && address.low() >>> 32 == MAPPED_PREFIX) {
            return "::ffff:" + new Ipv4Address((int) address.low());
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && group(address, end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(Ipv6Address address, int index) {
        long half = index < GROUPS / 2 ? address.high() : address.low();
        return (int) (half >>> (48 - 16 * (index % (GROUPS / 2)))) & 0xFFFF;
    }
}
