package dev.baton.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// What is to be said of a virtual router from how it is and how it came to be so.
final class Remarks {
    private Remarks() {}

    /// @param happenings what has happened, to these members and others
    /// @param lengthNanos how long it was watched
    static List<Remark> of(List<Member> members, List<Happening> happenings, PartRun.Rest rest, long lengthNanos) {
        List<Remark> remarks = new ArrayList<>();
        List<Member> holders = members.stream().filter(Member::holds).toList();
        if (holders.isEmpty() && !members.isEmpty()) {
            remarks.add(new Remark.NobodyHolds());
        }
        if (holders.size() > 1) {
            remarks.add(new Remark.SeveralHold(holders.stream().map(m -> m.ref().node()).toList()));
        }
        List<Happening> own = happenings.stream()
                .filter(h -> members.stream().anyMatch(m -> m.ref().equals(h.ref()))).toList();
        switch (rest) {
            case FLAPS -> remarks.add(new Remark.Flaps(own.size(), lengthNanos));
            case STILL_WAITING -> remarks.add(new Remark.StillWaiting(lengthNanos));
            case SETTLED -> {
                if (holders.size() == 1) {
                    tie(holders.getFirst(), members, own, remarks);
                }
            }
        }
        holders.stream().findFirst().ifPresent(holder -> others(holder, members, remarks));
        return remarks;
    }

    /// Only the addresses themselves are advertised and compared, not their prefix lengths and order.
    private static void others(Member holder, List<Member> members, List<Remark> remarks) {
        Set<IpAddress> own = addresses(holder);
        List<String> others = members.stream().filter(m -> !addresses(m).equals(own)).map(m -> m.ref().node()).toList();
        if (!others.isEmpty()) {
            remarks.add(new Remark.OtherAddresses(others));
        }
    }

    private static Set<IpAddress> addresses(Member member) {
        Set<IpAddress> addresses = new TreeSet<>();
        member.addresses().forEach(a -> addresses.add(a.address()));
        return addresses;
    }

    private static void tie(Member holder, List<Member> members, List<Happening> own, List<Remark> remarks) {
        List<Member> tied = new ArrayList<>(List.of(holder));
        members.stream().filter(m -> !m.ref().equals(holder.ref()) && m.role() == Role.BACKUP
                && m.priority().value() == holder.priority().value()).forEach(tied::add);
        if (tied.size() > 1) {
            boolean isDecided = own.stream().anyMatch(h -> h.transition().reason() == Reason.HIGHER_ADDRESS
                    && tied.stream().anyMatch(m -> m.ref().equals(h.ref())));
            remarks.add(new Remark.Tie(holder.priority().value(), tied.stream().map(m -> m.ref().node()).toList(),
                    isDecided, tied.stream().filter(m -> !m.source().isKnown()).map(m -> m.ref().node()).toList()));
        }
    }
}
