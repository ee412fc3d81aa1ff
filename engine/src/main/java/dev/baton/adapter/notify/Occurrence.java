package dev.baton.adapter.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.baton.config.NotifyRule;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;

/// Something that happened and that somebody may want to be told.
public sealed interface Occurrence {
    /// When, by the date and time of this machine.
    Instant at();

    /// Which event of a rule it is.
    NotifyRule.Event event();

    /// Whether it comes of a failover test.
    default boolean isTest() {
        return false;
    }

    /// What it is about. A later occurrence of the same subject makes an earlier one out of date.
    String subject();

    /// A router has changed its state.
    ///
    /// @param isTest whether it is put through a failover test: those who wait for alerts are not told
    record RouterChanged(Instant at, RouterCard router, Transition transition,
            boolean isTest) implements Occurrence {
        /// In earnest.
        public RouterChanged(Instant at, RouterCard router, Transition transition) {
            this(at, router, transition, false);
        }

        @Override
        public NotifyRule.Event event() {
            return eventOf(transition.to());
        }

        @Override
        public String subject() {
            return "router " + router.name();
        }
    }

    /// A sync group as a whole has changed its state: the state that its routers have in common.
    ///
    /// @param from the state before
    /// @param to   the state after; INIT once the last of its routers has stopped
    /// @param last the change of a router that made it so
    record GroupChanged(String group, Role from, Role to, RouterChanged last) implements Occurrence {
        @Override
        public Instant at() {
            return last.at();
        }

        @Override
        public boolean isTest() {
            return last.isTest();
        }

        @Override
        public NotifyRule.Event event() {
            return eventOf(to);
        }

        @Override
        public String subject() {
            return "group " + group;
        }
    }

    /// Something was found out, or a finding has ended.
    ///
    /// @param status   what has become of it
    /// @param code     the finding's code; empty: the node has seen it itself, and it has none
    /// @param title    a few words
    /// @param severity `error`, `warning` or `note`
    /// @param about    what it is about
    /// @param sentence the cause
    /// @param fix      what to do; empty: the sentence says it
    /// @param router   the router of this node that it is about, if it is about one
    /// @param groups   the groups of this node that it is about
    record Found(Instant at, Status status, Optional<String> code, String title, String severity, String about,
            String sentence, String fix, Optional<String> router, List<String> groups) implements Occurrence {
        public Found {
            groups = List.copyOf(groups);
        }

        @Override
        public NotifyRule.Event event() {
            return NotifyRule.Event.FINDING;
        }

        @Override
        public String subject() {
            return "finding " + code.orElse(sentence) + " " + about;
        }
    }

    /// What has become of a finding.
    enum Status {
        /// It is there now, and its end will be told.
        OPENED,
        /// Its cause has gone.
        ENDED,
        /// It was seen once; no end is told.
        NOTED
    }

    private static NotifyRule.Event eventOf(Role role) {
        return switch (role) {
            case MASTER -> NotifyRule.Event.MASTER;
            case BACKUP -> NotifyRule.Event.BACKUP;
            case FAULT -> NotifyRule.Event.FAULT;
            case INIT -> NotifyRule.Event.STOP;
        };
    }
}
