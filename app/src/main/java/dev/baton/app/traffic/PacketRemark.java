package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.baton.finding.Code;
import dev.baton.finding.PacketChecks;
import dev.baton.finding.Severity;
import dev.baton.traffic.Packet;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.IcmpError;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.Rejected;

/// Something worth a remark about one packet: what the engine finds in it, or what it is.
///
/// @param textKey  the text for it; the findings' end with their code
/// @param severity how much it matters
record PacketRemark(String textKey, Severity severity) {
    private static final String OF_CODE = "finding.code.";
    private static final PacketRemark MALFORMED = new PacketRemark("traffic.remark.malformed", Severity.ERROR);
    private static final PacketRemark UNREACHABLE = new PacketRemark("traffic.remark.unreachable", Severity.WARNING);

    /// An address is announced.
    static final PacketRemark ANNOUNCES = new PacketRemark("traffic.remark.announces", Severity.NOTE);

    /// Priority 0: the master resigns.
    static final PacketRemark RESIGNS = of(Code.P16);

    private static PacketRemark of(Code code) {
        return new PacketRemark(OF_CODE + code.name().toLowerCase(Locale.ROOT), code.severity());
    }

    /// All that is to be said of a packet, the worst first.
    static List<PacketRemark> of(Packet packet) {
        List<PacketRemark> remarks = new ArrayList<>(0);
        PacketChecks.codes(packet).forEach(code -> remarks.add(of(code)));
        if (packet.decoding() instanceof Rejected && remarks.isEmpty()) {
            return List.of(MALFORMED);
        }
        packet.payload().ifPresent(payload -> {
            switch (payload) {
                case IcmpError error when error.isProtocolUnreachable() -> remarks.add(UNREACHABLE);
                case ArpPacket arp when arp.isGratuitous() -> remarks.add(ANNOUNCES);
                case NeighborAdvertisement advertisement when !advertisement.solicited() -> remarks.add(ANNOUNCES);
                default -> {
                    // Nothing that the findings do not say.
                }
            }
        });
        remarks.sort(Comparator.comparing(PacketRemark::severity));
        return remarks;
    }
}
