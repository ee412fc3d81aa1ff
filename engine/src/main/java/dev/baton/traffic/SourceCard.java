package dev.baton.traffic;

import java.util.List;

import dev.baton.cluster.ClusterKey;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

/// What one sender does in one cluster, as far as its packets tell. Intervals are those between adverts as the observer
/// saw them that saw most of them; of the last [SourceBook#SAMPLES] for the percentiles, of all for the longest.
///
/// @param key            the cluster
/// @param source         who sends
/// @param adverts        sound adverts, counted at the observer that saw most
/// @param invalid        VRRP packets that no receiver would let in
/// @param ratePerSecond  sound adverts a second, over the last samples; 0 while there are fewer than two
/// @param advertisedNanos the interval that it advertises
/// @param p50Nanos       half of the intervals are shorter; 0 while there is none
/// @param p95Nanos       of twenty intervals nineteen are shorter
/// @param maxNanos       the longest interval; silences between two times as MASTER do not count
/// @param jitterNanos    by how much an interval differs from the advertised one, on average
/// @param missed         adverts that did not come although ones before and after did: an estimate of what was lost
/// @param resignations   adverts with priority 0
/// @param priority       the last priority above 0
/// @param lowestPriority the lowest priority above 0
/// @param highestPriority the highest priority
/// @param versions       what it speaks, sorted
/// @param hopLimits      the TTLs or hop limits seen, sorted, at most [SourceBook#MAX_VALUES]
/// @param macs           the Ethernet addresses seen, in the order of their first use, at most [SourceBook#MAX_VALUES]
/// @param forms          the checksum forms seen, sorted
/// @param firstNanos     when it was first heard
/// @param lastNanos      when it was last heard
/// @param heardBy        who hears it, sorted by name
public record SourceCard(ClusterKey key, IpAddress source, long adverts, long invalid, double ratePerSecond,
        long advertisedNanos, long p50Nanos, long p95Nanos, long maxNanos, long jitterNanos, long missed,
        long resignations, int priority, int lowestPriority, int highestPriority, List<Integer> versions,
        List<Integer> hopLimits, List<MacAddress> macs, List<ChecksumForm> forms, long firstNanos, long lastNanos,
        List<HeardBy> heardBy) {
    public SourceCard {
        versions = List.copyOf(versions);
        hopLimits = List.copyOf(hopLimits);
        macs = List.copyOf(macs);
        forms = List.copyOf(forms);
        heardBy = List.copyOf(heardBy);
    }

    /// One observer of the sender.
    ///
    /// @param observer  its name
    /// @param adverts   how many sound adverts it saw
    /// @param lastNanos when it saw the last one
    public record HeardBy(String observer, long adverts, long lastNanos) {}

    /// Whether it sends from virtual router MACs only.
    public boolean isVirtualMac() {
        return !macs.isEmpty() && macs.stream().allMatch(MacAddress::isVirtualRouter);
    }

    /// The part of the adverts that was lost, 0 to 1, by the estimate.
    public double lossShare() {
        return adverts + missed == 0 ? 0 : (double) missed / (adverts + missed);
    }
}
