package dev.baton.app.nodes;

import java.util.OptionalInt;

import dev.baton.api.Access;

/// Something that a person has a node do.
sealed interface Order {
    /// The last part of its keys.
    String word();

    /// What it is about: a router, a service, a client, a commit.
    String subject();

    /// What this window must be allowed to.
    Access needs();

    /// The node takes the addresses of a router over.
    record HandOver(String router) implements Order {
        @Override
        public String word() {
            return "hand-over";
        }

        @Override
        public String subject() {
            return router;
        }

        @Override
        public Access needs() {
            return Access.OPERATOR;
        }
    }

    /// A router steps down.
    record Resign(String router) implements Order {
        @Override
        public String word() {
            return "resign";
        }

        @Override
        public String subject() {
            return router;
        }

        @Override
        public Access needs() {
            return Access.OPERATOR;
        }
    }

    /// Maintenance of a router begins or ends.
    record Maintenance(String router, boolean on) implements Order {
        @Override
        public String word() {
            return on ? "maintenance-on" : "maintenance-off";
        }

        @Override
        public String subject() {
            return router;
        }

        @Override
        public Access needs() {
            return Access.OPERATOR;
        }
    }

    /// A router gets a priority until it is taken back; empty: the configured one again.
    record SetPriority(String router, OptionalInt value) implements Order {
        @Override
        public String word() {
            return "priority";
        }

        @Override
        public String subject() {
            return router;
        }

        @Override
        public Access needs() {
            return Access.OPERATOR;
        }
    }

    /// A service of the machine is started, stopped or restarted.
    record Service(String unit, String verb) implements Order {
        @Override
        public String word() {
            return "service-" + verb;
        }

        @Override
        public String subject() {
            return unit;
        }

        @Override
        public Access needs() {
            return Access.ADMIN;
        }
    }

    /// A client's pairing is taken back.
    ///
    /// @param name what the client calls itself
    record Unpair(String key, String name) implements Order {
        @Override
        public String word() {
            return "unpair";
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public Access needs() {
            return Access.ADMIN;
        }
    }

    /// The pending commit is undone now.
    record Undo(String commit) implements Order {
        @Override
        public String word() {
            return "undo";
        }

        @Override
        public String subject() {
            return commit;
        }

        @Override
        public Access needs() {
            return Access.EDITOR;
        }
    }
}
