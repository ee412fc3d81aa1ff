package dev.baton.config;

import java.net.URI;
import java.util.List;

/// Who is told of what.
///
/// @param on      the events; at least one
/// @param target  who is told
/// @param routers the routers it is about; with `groups` empty too: all of them
/// @param groups  the groups it is about
public record NotifyRule(List<Event> on, Target target, List<String> routers, List<String> groups) {
    public NotifyRule {
        on = List.copyOf(on);
        routers = List.copyOf(routers);
        groups = List.copyOf(groups);
    }

    /// The same for somebody else.
    public NotifyRule to(Target other) {
        return new NotifyRule(on, other, routers, groups);
    }

    /// What can be told.
    public enum Event {
        /// A router has become MASTER.
        MASTER,
        /// A router has become BACKUP.
        BACKUP,
        /// A router has gone to FAULT.
        FAULT,
        /// A router has been stopped.
        STOP,
        /// A finding has come up or gone away.
        FINDING
    }

    /// Who is told.
    public sealed interface Target {}

    /// A script that is run.
    ///
    /// @param name a name in the policy's script folder, not a path
    public record Script(String name) implements Target {}

    /// An address that JSON is posted to.
    ///
    /// @param url http or https
    public record Webhook(URI url) implements Target {}
}
