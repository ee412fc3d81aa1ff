package dev.baton.adapter.sim;

import java.util.Locale;

import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Transition;
import dev.baton.wire.VrrpMessage;

/// Puts what happens in a simulated cluster into words.
final class SimWords {
    private static final double NANOS_PER_SECOND = 1e9;

    private SimWords() {}

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f s", nanos / NANOS_PER_SECOND);
    }

    /// A transition with the numbers behind it; worded when it is read.
    record Told(Transition transition) {
        @Override
        public String toString() {
            Evidence evidence = transition.evidence();
            String peer = evidence.peer().map(p -> ", peer " + p + " with " + evidence.peerPriority()).orElse("");
            String silent = evidence.silentNanos() < 0 ? "" : ", silent for " + seconds(evidence.silentNanos());
            return transition.from() + " -> " + transition.to() + ": " + transition.reason() + " (own priority "
                    + evidence.ownPriority() + peer + silent
                    + evidence.cause().map(c -> ", " + c.kind() + " " + c.name()).orElse("") + ")";
        }
    }

    /// A frame; worded when it is read.
    record Sent(SimFrame frame) {
        @Override
        public String toString() {
            return frame.advert().map(SimWords::advert).orElseGet(() -> "announcement")
                    + frame.unicastDestination().map(d -> " to " + d).orElse("");
        }
    }

    private static String advert(VrrpMessage advert) {
        return "advert v" + advert.version() + " VRID " + advert.vrid() + " priority " + advert.priority()
                + " interval " + seconds(advert.intervalNanos());
    }

    static String router(RouterConfig router) {
        return router.name() + " " + router.family() + " v" + router.version() + (router.interop() ? "+2" : "")
                + " VRID " + router.vrid() + " priority " + router.priority() + " interval "
                + seconds(router.advertIntervalNanos()) + (router.preempt() ? "" : " nopreempt")
                + (router.preemptDelayNanos() > 0 ? " preempt delay " + seconds(router.preemptDelayNanos()) : "")
                + (router.downAdverts() == 3 ? "" : " down after " + router.downAdverts())
                + (router.unicastPeers().isEmpty() ? "" : " unicast") + (router.grouped() ? " grouped" : "") + " from "
                + router.source() + " checksum " + router.checksum();
    }
}
