package dev.baton.adapter.pcap;

import java.sql.Timestamp;

import dev.baton.traffic.LinkType;

/// libpcap's numbers in our words.
final class LinkTypes {
    private static final int DLT_EN10MB = 1;
    private static final int DLT_RAW = 12;
    private static final int DLT_RAW_FILE = 101;
    private static final int DLT_LINUX_SLL = 113;
    private static final int DLT_LINUX_SLL2 = 276;
    private static final int DLT_IPV4 = 228;
    private static final int DLT_IPV6 = 229;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000L;

    private LinkTypes() {}

    static LinkType of(int dlt, String place) {
        return switch (dlt) {
            case DLT_EN10MB -> LinkType.ETHERNET;
            case DLT_RAW, DLT_RAW_FILE, DLT_IPV4, DLT_IPV6 -> LinkType.RAW_IP;
            case DLT_LINUX_SLL -> LinkType.LINUX_COOKED;
            case DLT_LINUX_SLL2 -> LinkType.LINUX_COOKED_2;
            default -> throw new CaptureException(place + " is captured with link type " + dlt
                    + "; Baton reads Ethernet (1), raw IP (12, 101) and Linux cooked captures (113, 276).");
        };
    }

    static long nanos(Timestamp timestamp) {
        return Math.floorDiv(timestamp.getTime(), MILLIS_PER_SECOND) * NANOS_PER_SECOND + timestamp.getNanos();
    }
}
