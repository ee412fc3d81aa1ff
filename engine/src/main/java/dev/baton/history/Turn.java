package dev.baton.history;

import java.util.Optional;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting;
import dev.baton.vrrp.Role;

/// A router came into another state.
public sealed interface Turn {
    /// Which cluster it is of.
    ClusterKey key();

    /// When.
    long atNanos();

    /// The node's name; its address where only its adverts are known.
    String node();

    /// What it became.
    Role to();

    /// The node told it, with the reason.
    record Told(Sighting.Transitioned moved) implements Turn {
        @Override
        public ClusterKey key() {
            return moved.key();
        }

        @Override
        public long atNanos() {
            return moved.atNanos();
        }

        @Override
        public String node() {
            return moved.node();
        }

        @Override
        public Role to() {
            return moved.transition().to();
        }
    }

    /// Its adverts, or those of others, imply it.
    ///
    /// @param sign         what shows it
    /// @param peer         the other router it is about: the master before, or the one that took over
    /// @param silentNanos  how long the master before had been silent; -1: that is not what it is about
    /// @param priority     what it advertised last; -1: unknown
    /// @param peerPriority what the other advertised last; -1: unknown
    record Inferred(ClusterKey key, long atNanos, String node, Role to, Sign sign, Optional<String> peer,
            long silentNanos, int priority, int peerPriority) implements Turn {}

    /// What shows that a router came into another state.
    enum Sign {
        /// MASTER: its adverts were heard, and nothing was known of a master before.
        FIRST_ADVERT,
        /// MASTER: its adverts were heard after the master before had fallen silent.
        AFTER_SILENCE,
        /// MASTER: its adverts were heard after the master before had resigned with priority 0.
        AFTER_RESIGNATION,
        /// MASTER: its adverts were heard while another master advertised.
        OVER_MASTER,
        /// BACKUP: it sent priority 0.
        RESIGNED,
        /// BACKUP: a rival that beats it was heard, and its own adverts ended.
        YIELDED
    }
}
