package dev.baton.vrrp;

/// Why a router is in FAULT. Several causes may hold at once; it leaves FAULT when the last one is gone.
///
/// @param kind what sort of cause
/// @param name what of that sort: the interface, the check, the address, the group
public record FaultCause(Kind kind, String name) implements Comparable<FaultCause> {
    /// The sorts of causes.
    public enum Kind {
        INTERFACE_DOWN, CHECK_FAILED, ADDRESS_MISSING, GROUP_MEMBER, FORCED
    }

    @Override
    public int compareTo(FaultCause other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /// The cause in words, such as `interface eth0 is down`.
    public String words() {
        return switch (kind) {
            case INTERFACE_DOWN -> "interface " + name + " is down";
            case CHECK_FAILED -> "check " + name + " fails";
            case ADDRESS_MISSING -> "address " + name + " is missing";
            case GROUP_MEMBER -> "router " + name + " of its sync group is in FAULT";
            case FORCED -> "forced: " + name;
        };
    }
}
