package dev.baton.history;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.wire.IpAddress;

/// One take-over, step by step, counted from the last that was heard of the master before. What nobody saw has no step.
///
/// @param key       the cluster
/// @param node      who became master
/// @param before    who was master before, where that is known
/// @param zeroNanos the last advert of the master before; where it was not heard, the instant of the take-over itself
/// @param steps     how long after that each step came, in nanoseconds
public record Failover(ClusterKey key, String node, Optional<String> before, long zeroNanos, Map<Step, Long> steps) {
    /// What follows a take-over by more does not belong to it.
    public static final long MOST_NANOS = 10_000_000_000L;
    /// An advert that is seen by another a little earlier is the same one.
    private static final long SAME_NANOS = 5_000_000L;

    public Failover {
        steps = Map.copyOf(steps);
    }

    /// The steps of a take-over, in their order.
    public enum Step {
        /// The last advert of the master before: it may be a resignation.
        LAST_ADVERT,
        /// The timer of the new master had run out.
        TIMER,
        /// It became master.
        MASTER,
        /// Its first advert was seen.
        ADVERT,
        /// It announced its addresses.
        ANNOUNCED
    }

    /// How long after the beginning a step came; empty: nobody saw it.
    public OptionalLong afterNanos(Step step) {
        Long after = steps.get(step);
        return after == null ? OptionalLong.empty() : OptionalLong.of(after);
    }

    /// How long the whole took, as far as it was seen.
    public long nanos() {
        return steps.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// The take-over that a change of state to MASTER is; empty for any other change.
    public static Optional<Failover> of(History history, Turn turn) {
        return turn.to() == Role.MASTER ? Optional.of(new Finder(history, turn).found()) : Optional.empty();
    }

    /// Looks for the steps.
    private static final class Finder {
        private final Turn turn;
        private final long at;
        private final Optional<IpAddress> own;
        private final Optional<IpAddress> peer;
        private long lastAdvert = Long.MIN_VALUE;
        private Optional<IpAddress> lastSource = Optional.empty();
        private long firstAdvert = Long.MAX_VALUE;
        private long announced = Long.MAX_VALUE;

        Finder(History history, Turn turn) {
            this.turn = turn;
            at = turn.atNanos();
            own = source(history, turn.node());
            peer = switch (turn) {
                case Turn.Told(var moved) -> moved.transition().evidence().peer();
                case Turn.Inferred inferred -> inferred.peer().flatMap(name -> source(history, name));
            };
            for (Span span : history.spans()) {
                if (span.key().equals(turn.key()) && span.fromNanos() <= at + MOST_NANOS) {
                    look(span);
                }
            }
        }

        private Optional<IpAddress> source(History history, String name) {
            Optional<IpAddress> told = history.spans().stream().map(Span::first)
                    .filter(Sighting.RouterReported.class::isInstance).map(Sighting.RouterReported.class::cast)
                    .filter(report -> report.key().equals(turn.key()) && report.node().equals(name))
                    .map(Sighting.RouterReported::source).findFirst();
            return told.or(() -> history.spans().stream().map(Span::first)
                    .filter(Sighting.AdvertSeen.class::isInstance).map(Sighting.AdvertSeen.class::cast)
                    .map(Sighting.AdvertSeen::source).filter(address -> address.toString().equals(name)).findFirst());
        }

        private void look(Span span) {
            switch (span.first()) {
                case Sighting.AdvertSeen advert -> {
                    if (own.filter(advert.source()::equals).isPresent()) {
                        firstAdvert = Math.min(firstAdvert, first(span));
                    } else if (peer.isEmpty() || peer.filter(advert.source()::equals).isPresent()) {
                        last(span, advert.source());
                    }
                }
                case Sighting.AddressAnnounced _ -> announced = Math.min(announced, first(span));
                case Sighting.RouterReported _,Sighting.Transitioned _,Sighting.NodeLost _ -> {
                }
            }
        }

        /// The first of a span that is not before the take-over; the largest long: there is none near it.
        private long first(Span span) {
            long next = span.seenBy(at - SAME_NANOS - 1) + 1;
            boolean isThere = next < span.count() && span.seenNanos(next) <= at + MOST_NANOS;
            return isThere ? span.seenNanos(next) : Long.MAX_VALUE;
        }

        private void last(Span span, IpAddress source) {
            long known = span.seenBy(at);
            if (known >= 0 && span.seenNanos(known) > lastAdvert) {
                lastAdvert = span.seenNanos(known);
                lastSource = Optional.of(source);
            }
        }

        Failover found() {
            long silent = switch (turn) {
                case Turn.Told(var moved) -> moved.transition().evidence().silentNanos();
                case Turn.Inferred inferred -> inferred.silentNanos();
            };
            boolean isHeard = lastAdvert != Long.MIN_VALUE;
            long zero = isHeard ? lastAdvert : at - Math.max(0, silent);
            Map<Step, Long> steps = new EnumMap<>(Step.class);
            if (isHeard || silent > 0) {
                steps.put(Step.LAST_ADVERT, 0L);
            }
            timer().ifPresent(nanos -> steps.put(Step.TIMER, nanos - zero));
            steps.put(Step.MASTER, at - zero);
            if (firstAdvert != Long.MAX_VALUE) {
                steps.put(Step.ADVERT, firstAdvert - zero);
            }
            if (announced != Long.MAX_VALUE) {
                steps.put(Step.ANNOUNCED, announced - zero);
            }
            Optional<String> before = switch (turn) {
                case Turn.Told _ -> peer.or(() -> lastSource).map(IpAddress::toString);
                case Turn.Inferred inferred -> inferred.peer();
            };
            return new Failover(turn.key(), turn.node(), before, zero, steps);
        }

        /// When its timer had run out, by the numbers that the node told.
        private OptionalLong timer() {
            if (!(turn instanceof Turn.Told(var moved))) {
                return OptionalLong.empty();
            }
            Evidence evidence = moved.transition().evidence();
            Reason reason = moved.transition().reason();
            long heard = at - evidence.silentNanos();
            return switch (reason) {
                case MASTER_SILENT -> OptionalLong.of(Math.min(at, heard + evidence.masterDownNanos()));
                case MASTER_RESIGNED -> OptionalLong.of(Math.min(at, heard + evidence.skewNanos()));
                default -> OptionalLong.empty();
            };
        }
    }
}
