package dev.baton.real;

import java.util.List;

/// A way to speak VRRP.
enum Dialect {
    V2(2, 1_000),
    V2_PASS(2, 1_000),
    V3_IPV4(3, 100),
    V3_IPV6(3, 100);

    private final int version;
    private final int intervalMillis;

    Dialect(int version, int intervalMillis) {
        this.version = version;
        this.intervalMillis = intervalMillis;
    }

    int version() {
        return version;
    }

    /// The shortest interval of version 2; in version 3 one that is quick and still kept by a busy machine.
    int intervalMillis() {
        return intervalMillis;
    }

    /// Virtual addresses that fit, with prefix length.
    List<String> addresses() {
        return isIpv6() ? List.of("fe80::100/64", "2001:db8::100/64") : List.of("10.0.0.100/24");
    }

    boolean isIpv6() {
        return this == V3_IPV6;
    }
}
