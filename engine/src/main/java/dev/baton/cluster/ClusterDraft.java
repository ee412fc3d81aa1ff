package dev.baton.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;

/// A cluster while it is being changed: its members and what is kept beside them, with every bound held. It lives for
/// one sighting or one instant of ageing and is never shared.
final class ClusterDraft {
    final List<Member> members;
    private final Cluster before;
    private int version;
    private long intervalNanos;
    private String interfaceName;
    private List<VirtualAddress> addresses;
    private List<Announcement> announcements;
    private boolean unsorted;
    private int shed;

    ClusterDraft(Cluster cluster) {
        before = cluster;
        members = new ArrayList<>(cluster.members());
        version = cluster.version();
        intervalNanos = cluster.intervalNanos();
        interfaceName = cluster.interfaceName();
        addresses = cluster.addresses();
        announcements = cluster.announcements();
    }

    /// A cluster of which nothing is known.
    static Cluster unknown(ClusterKey key, long atNanos) {
        return new Cluster(key, 0, Limits.DEFAULT_INTERVAL_NANOS, "", List.of(), List.of(), Health.UNKNOWN, atNanos);
    }

    /// How much was left out so far.
    int shed() {
        return shed;
    }

    void countShed() {
        shed++;
    }

    /// Where the first member that fits is; -1: nowhere.
    int indexOf(Predicate<Member> fits) {
        for (int i = 0; i < members.size(); i++) {
            if (fits.test(members.get(i))) {
                return i;
            }
        }
        return -1;
    }

    Optional<Member> find(Predicate<Member> fits) {
        int index = indexOf(fits);
        return index >= 0 ? Optional.of(members.get(index)) : Optional.empty();
    }

    /// Replaces the member at `index`, or adds one if `index` is -1.
    void put(int index, Member member) {
        if (index < 0) {
            add(member);
            return;
        }
        Member old = members.set(index, member);
        unsorted |= Member.ORDER.compare(old, member) != 0;
    }

    private void add(Member newcomer) {
        unsorted = true;
        if (members.size() < Limits.MAX_MEMBERS) {
            members.add(newcomer);
            return;
        }
        shed++;
        int worst = 0;
        for (int i = 1; i < members.size(); i++) {
            if (worth(members.get(i)) < worth(members.get(worst)) || (worth(members.get(i)) == worth(members.get(worst))
                    && members.get(i).rememberedUntilNanos() < members.get(worst).rememberedUntilNanos())) {
                worst = i;
            }
        }
        if (worth(members.get(worst)) < worth(newcomer)) {
            members.set(worst, newcomer);
        }
    }

    private static int worth(Member member) {
        return (member.reported() ? 2 : 0) + (member.freshness() == Freshness.LIVE ? 1 : 0);
    }

    /// Takes over what `member` says of the whole cluster, if it is the one to ask: the leading master, or anybody while
    /// nothing is known.
    void describe(Member member, int newVersion, String newInterface, List<VirtualAddress> newAddresses) {
        boolean isFirst = addresses.isEmpty();
        boolean leads = member.isLiveMaster()
                && indexOf(m -> m.isLiveMaster() && Member.ORDER.compare(m, member) < 0) < 0;
        if (isFirst || leads) {
            version = newVersion;
            intervalNanos = member.intervalNanos();
            interfaceName = newInterface.isEmpty() ? interfaceName : newInterface;
            if (!addresses.equals(newAddresses)) {
                addresses = newAddresses.stream().sorted().distinct().limit(Limits.MAX_ADDRESSES).toList();
            }
        }
    }

    /// The addresses of an advertisement, which has no prefix lengths, with the ones known.
    List<VirtualAddress> withPrefixes(List<IpAddress> advertised) {
        return advertised.stream().map(this::withPrefix).toList();
    }

    private VirtualAddress withPrefix(IpAddress address) {
        int low = 0;
        int high = addresses.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = addresses.get(middle).address().compareTo(address);
            if (order == 0) {
                return addresses.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return new VirtualAddress(address, address.family() == Family.IPV4 ? 32 : 128);
    }

    /// Remembers an announcement unless a later one of that address is known.
    void announce(Announcement announcement) {
        List<Announcement> changed = new ArrayList<>(announcements);
        int index = 0;
        while (index < changed.size() && changed.get(index).address().compareTo(announcement.address()) < 0) {
            index++;
        }
        if (index < changed.size() && changed.get(index).address().equals(announcement.address())) {
            if (changed.get(index).atNanos() <= announcement.atNanos()) {
                changed.set(index, announcement);
            }
        } else {
            changed.add(index, announcement);
        }
        if (changed.size() > Limits.MAX_ANNOUNCEMENTS) {
            changed.remove(oldest(changed));
            shed++;
        }
        announcements = changed;
    }

    private static int oldest(List<Announcement> announcements) {
        int oldest = 0;
        for (int i = 1; i < announcements.size(); i++) {
            if (announcements.get(i).atNanos() < announcements.get(oldest).atNanos()) {
                oldest = i;
            }
        }
        return oldest;
    }

    /// The cluster as a value.
    ///
    /// @param evidenceNanos the time of what was learned; a change of health dates from it
    Cluster cluster(long evidenceNanos) {
        if (unsorted) {
            members.sort(Member.ORDER);
        }
        Health health = Health.of(members);
        long dueNanos = Cluster.dueNanos(members);
        if (health == before.health() || members.isEmpty()) {
            return cluster(before.health(), before.healthSinceNanos(), before.healthBefore(),
                    before.healthBeforeSinceNanos(), dueNanos);
        }
        if (evidenceNanos > before.healthSinceNanos()) {
            return cluster(health, evidenceNanos, before.health(), before.healthSinceNanos(), dueNanos);
        }
        // What was believed in between lasted no time, or is refuted by what was only learned late: it never was.
        return health == before.healthBefore()
                ? cluster(health, before.healthBeforeSinceNanos(), health, before.healthBeforeSinceNanos(), dueNanos)
                : cluster(health, Math.max(evidenceNanos, before.healthBeforeSinceNanos()), before.healthBefore(),
                        before.healthBeforeSinceNanos(), dueNanos);
    }

    private Cluster cluster(Health health, long sinceNanos, Health earlier, long earlierSinceNanos, long dueNanos) {
        return new Cluster(before.key(), version, intervalNanos, interfaceName, addresses, members, health, sinceNanos,
                earlier, earlierSinceNanos, announcements, dueNanos);
    }
}
