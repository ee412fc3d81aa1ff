package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.wire.IpAddress;

/// A `vrrp_instance` as keepalived has read it; what is empty is not there.
///
/// @param name            its name
/// @param node            the whole block
/// @param order           its place among the blocks of the file, from 0
/// @param interfaceName   where it runs
/// @param vrid            1..255
/// @param version         2 or 3
/// @param isNativeIpv6    the old keyword for IPv6
/// @param priority        1..255
/// @param state           MASTER or BACKUP, as which it starts
/// @param advertNanos     the advert interval
/// @param downAdverts     silent intervals
/// @param preempt         the last of `preempt` and `nopreempt`
/// @param preemptDelay    in nanoseconds
/// @param strict          whether the RFC's rules are forced on it
/// @param accept          the last of `accept` and `no_accept`
/// @param virtualMac      the statement that asks for a virtual MAC
/// @param xmitBase        the statement that sends adverts without it
/// @param source          where adverts come from
/// @param peers           the unicast peers
/// @param password        the block with the password
/// @param checksumAsV2    whether version 3 sums up the message only
/// @param addresses       the advertised ones
/// @param excluded        the others
/// @param routes          the routes
/// @param garpRepeat      packets in a burst
/// @param garpDelay       until the second burst, in nanoseconds
/// @param garpRefresh     between refreshes, in nanoseconds
/// @param track           what it tracks
/// @param notifications        who is told
record VrrpInstance(Word name, Node node, int order, Optional<Given<String>> interfaceName,
        Optional<Given<Long>> vrid, Optional<Given<Long>> version, boolean isNativeIpv6,
        Optional<Given<Long>> priority, Optional<Given<String>> state, Optional<Given<Long>> advertNanos,
        Optional<Given<Long>> downAdverts, Optional<Node> preempt, Optional<Given<Long>> preemptDelay,
        Optional<Boolean> strict, Optional<Node> accept, Optional<Node> virtualMac, Optional<Node> xmitBase,
        Optional<Given<IpAddress>> source,
        List<Given<IpAddress>> peers, Optional<Authentication> password, Optional<Boolean> checksumAsV2,
        List<AddressLine> addresses, List<AddressLine> excluded, List<RouteLine> routes,
        Optional<Given<Long>> garpRepeat, Optional<Given<Long>> garpDelay, Optional<Given<Long>> garpRefresh,
        List<TrackedItem> track, List<NotifyLine> notifications) {

    static final String MASTER = "MASTER";

    private static final String BACKUP = "BACKUP";

    static VrrpInstance read(Node node, Word name, int order, Report report) {
        Statements all = Statements.of(node.children(), InstanceKeywords.TABLE, report);
        return new VrrpInstance(name, node, order, all.value(InstanceKeywords.INTERFACE),
                all.value(InstanceKeywords.VRID), all.first(InstanceKeywords.VERSION),
                all.has(InstanceKeywords.NATIVE_IPV6),
                all.valueOr(InstanceKeywords.PRIORITY, (long) RouterImport.DEFAULT_PRIORITY, "100"), state(all, report),
                all.value(InstanceKeywords.ADVERT_INT), all.value(InstanceKeywords.DOWN_ADVERTS),
                later(node, InstanceKeywords.PREEMPT, InstanceKeywords.NOPREEMPT),
                all.valueOr(InstanceKeywords.PREEMPT_DELAY, 0L, "0"), all.flag(InstanceKeywords.STRICT),
                later(node, InstanceKeywords.ACCEPT, InstanceKeywords.NO_ACCEPT), all.last(InstanceKeywords.VMAC),
                all.last(InstanceKeywords.XMIT_BASE),
                source(node, all), peers(all, report), Authentication.read(all, report),
                all.flag(InstanceKeywords.CHECKSUM), AddressLine.all(all.all(InstanceKeywords.ADDRESSES), report),
                AddressLine.all(all.all(InstanceKeywords.EXCLUDED), report),
                RouteLine.all(all.all(InstanceKeywords.ROUTES), report), all.value(InstanceKeywords.GARP_REPEAT),
                all.value(InstanceKeywords.GARP_DELAY), all.value(InstanceKeywords.GARP_REFRESH),
                TrackedItem.all(all, report), NotifyLine.all(all));
    }

    /// `state BACKUP` behind `state MASTER` is ignored, and a state that is none is BACKUP.
    private static Optional<Given<String>> state(Statements all, Report report) {
        Optional<Given<String>> state = Optional.empty();
        for (Node node : all.all(InstanceKeywords.STATE)) {
            String text = node.arg(0).map(Word::text).orElse("");
            boolean isLate = text.equals(BACKUP) && state.filter(s -> s.value().equals(MASTER)).isPresent();
            if (isLate) {
                report.changed(node, "left out", "keepalived ignores it behind 'state MASTER'.");
            } else if (text.equals(MASTER) || text.equals(BACKUP)) {
                state = Optional.of(new Given<>(text, node));
            } else {
                report.changed(node, "left out", "keepalived knows MASTER and BACKUP in upper case, and takes anything"
                        + " else for BACKUP. " + RouterImport.STATE);
                state = Optional.of(new Given<>(BACKUP, node));
            }
        }
        return state;
    }

    /// The one of two keywords for the same thing that comes last.
    private static Optional<Node> later(Node block, Keyword<?> one, Keyword<?> other) {
        return block.children().stream()
                .filter(child -> child.name().equals(one.name()) || child.name().equals(other.name()))
                .reduce((_, last) -> last);
    }

    /// Both keywords set the same thing, so that the later one counts.
    private static Optional<Given<IpAddress>> source(Node block, Statements all) {
        Optional<Given<IpAddress>> unicast = all.value(InstanceKeywords.UNICAST_SOURCE);
        Optional<Given<IpAddress>> multicast = all.value(InstanceKeywords.MCAST_SOURCE);
        boolean isUnicastLast = later(block, InstanceKeywords.UNICAST_SOURCE, InstanceKeywords.MCAST_SOURCE)
                .filter(node -> node.name().equals(InstanceKeywords.UNICAST_SOURCE.name())).isPresent();
        return isUnicastLast ? unicast.or(() -> multicast) : multicast.or(() -> unicast);
    }

    private static List<Given<IpAddress>> peers(Statements all, Report report) {
        List<Given<IpAddress>> peers = new ArrayList<>();
        Set<IpAddress> seen = new LinkedHashSet<>();
        for (Node block : all.all(InstanceKeywords.PEERS)) {
            for (Node line : block.children()) {
                Optional<IpAddress> address = Accepts.address(line.name());
                if (address.isEmpty()) {
                    report.error(line.keyword().place(), Report.quoted(line.name())
                            + " is no address; keepalived ignores the peer", "Write for example 10.0.0.2.");
                } else if (!seen.add(address.get())) {
                    report.changed(line, "left out", "The peer is there already.");
                } else {
                    peers.add(new Given<>(address.get(), line));
                }
                line.args().stream().filter(w -> w.text().endsWith("_ttl")).forEach(w -> report.lost(w.place(),
                        Report.words(line), "Adverts with another TTL than 255 are counted and told as findings."));
            }
        }
        return peers;
    }
}
