package dev.baton.finding;

/// The stable name of a kind of finding: P in packets, S in the stream, C in one configuration, X across nodes. Each has
/// a section in `engine/docs/findings.md`.
public enum Code {
    P01(Severity.ERROR, "Bad checksum"),
    P02(Severity.ERROR, "TTL is not 255"),
    P03(Severity.ERROR, "Unknown version or type"),
    P04(Severity.ERROR, "Wrong length"),
    P05(Severity.WARNING, "Reserved bits are set"),
    P06(Severity.WARNING, "Wrong address count"),
    P07(Severity.WARNING, "Address lists differ"),
    P08(Severity.ERROR, "Advertisement intervals differ"),
    P09(Severity.WARNING, "Interval cannot be told"),
    P10(Severity.NOTE, "Password in clear text"),
    P11(Severity.WARNING, "Authentication differs"),
    P12(Severity.WARNING, "Virtual MAC of another router"),
    P13(Severity.WARNING, "Unicast and multicast mixed"),
    P14(Severity.WARNING, "Versions 2 and 3 mixed"),
    P15(Severity.NOTE, "More than one address owner"),
    P16(Severity.NOTE, "A master resigned"),
    P17(Severity.NOTE, "Another protocol than VRRP"),
    S01(Severity.ERROR, "Two or more masters"),
    S02(Severity.ERROR, "No master"),
    S03(Severity.WARNING, "A lower priority stays master"),
    S04(Severity.WARNING, "The master changes too often"),
    S05(Severity.WARNING, "Advertisements are missing"),
    S06(Severity.NOTE, "Advertisements are uneven"),
    S07(Severity.WARNING, "A lower priority moved nothing"),
    S08(Severity.WARNING, "Takeover was not announced"),
    S09(Severity.WARNING, "The old master still answers"),
    S10(Severity.WARNING, "Hosts were left with the loser"),
    S11(Severity.ERROR, "A stranger uses our VRID"),
    S12(Severity.NOTE, "New virtual router on the segment"),
    S13(Severity.WARNING, "Heard one way only"),
    S14(Severity.WARNING, "A peer does not speak VRRP"),
    S15(Severity.WARNING, "Equal priorities"),
    S16(Severity.NOTE, "A sync group is divided"),
    /// Not in the stream: the daemon finds it by ARP probe or by duplicate address detection.
    S17(Severity.ERROR, "Address already in use"),
    C01(Severity.ERROR, "VRID used twice on an interface"),
    C02(Severity.ERROR, "VRID or priority out of range"),
    C03(Severity.WARNING, "State MASTER cancels nopreempt"),
    C04(Severity.WARNING, "Without preemption a weight moves nothing"),
    C05(Severity.WARNING, "The address is the broadcast address"),
    C06(Severity.WARNING, "Password longer than eight bytes"),
    C07(Severity.ERROR, "The check script cannot run"),
    C08(Severity.WARNING, "The address is not on the interface's network"),
    C09(Severity.WARNING, "Takeover is quicker than a busy host"),
    C10(Severity.NOTE, "A script that looks for a process"),
    C11(Severity.WARNING, "State MASTER without a priority"),
    C12(Severity.WARNING, "A comment mark cuts the password"),
    C13(Severity.WARNING, "A check is used before it is defined"),
    C14(Severity.ERROR, "One address in two routers"),
    C15(Severity.WARNING, "Unbalanced braces"),
    C16(Severity.WARNING, "Others can write the check script"),
    C17(Severity.WARNING, "The check script kills the VRRP daemon"),
    C18(Severity.WARNING, "A weight that adds where loss is meant"),
    C19(Severity.NOTE, "A password that protects from nothing"),
    X01(Severity.ERROR, "A check that can never move the address"),
    X02(Severity.ERROR, "Nodes have different addresses"),
    X03(Severity.ERROR, "Nodes do not speak to each other"),
    X04(Severity.ERROR, "A unicast peer is missing"),
    X05(Severity.WARNING, "Nodes have equal priorities"),
    X06(Severity.WARNING, "A check on some nodes only"),
    X07(Severity.WARNING, "All nodes depend on one target"),
    X08(Severity.WARNING, "Clocks differ"),
    X09(Severity.ERROR, "A push is not confirmed"),
    X10(Severity.WARNING, "A node does not run what was approved"),
    X11(Severity.WARNING, "Failover was not tested lately");

    private final Severity severity;
    private final String title;

    Code(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /// How bad it is.
    public Severity severity() {
        return severity;
    }

    /// A few words, in English.
    public String title() {
        return title;
    }

    /// Whether it is about what senders put into their packets, alone or against each other.
    boolean isOfPackets() {
        return compareTo(S01) < 0;
    }
}
