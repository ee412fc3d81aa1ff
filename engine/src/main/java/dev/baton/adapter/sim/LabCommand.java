package dev.baton.adapter.sim;

import java.util.List;

/// What a person can do to a lab. The text form, which [#parse] reads and [#text] gives, is the command line's:
///
/// | text | what happens |
/// |---|---|
/// | `kill n1` | the process is gone at once (SIGKILL, power cut) |
/// | `stop n1`, `continue n1` | the process stands still (SIGSTOP) and goes on (SIGCONT) |
/// | `end n1` | the process ends in order (SIGTERM): its routers resign |
/// | `start n1` | a process that was killed or ended starts again |
/// | `link down n1`, `link up n1` | the node's interfaces lose or get back their link |
/// | `cut n1 n2` | what n1 sends reaches n2 no longer; the other way is as before |
/// | `heal n1 n2`, `heal` | that cut, or every cut, is undone |
/// | `fail CHECK@n1`, `pass CHECK@n1` | a check on n1 fails or passes from now on |
/// | `priority n1/VI_1 120` | the router's configured priority becomes 120 |
/// | `hand-over n2/VI_1` | the router becomes MASTER at once, above whoever is it now |
/// | `resign n1/VI_1` | the router steps down with priority 0 and does not pre-empt until it has been MASTER again |
/// | `maintenance n1/VI_1 on`, `maintenance n1/VI_1 off` | it takes the addresses only if nobody else does, or as before |
/// | `drift n1 500ppm` | n1's clock runs 500 millionths fast; negative: slow |
/// | `loss 5%`, `delay 20ms`, `duplicate 1%` | what every segment does to every frame |
public sealed interface LabCommand {
    /// The command as it is typed.
    String text();

    /// The process is gone at once.
    record Kill(String node) implements LabCommand {
        @Override
        public String text() {
            return "kill " + node;
        }
    }

    /// The process stands still.
    record Stop(String node) implements LabCommand {
        @Override
        public String text() {
            return "stop " + node;
        }
    }

    /// A process that stands still goes on.
    record Continue(String node) implements LabCommand {
        @Override
        public String text() {
            return "continue " + node;
        }
    }

    /// A process that is gone starts again.
    record Start(String node) implements LabCommand {
        @Override
        public String text() {
            return "start " + node;
        }
    }

    /// The process ends in order.
    record End(String node) implements LabCommand {
        @Override
        public String text() {
            return "end " + node;
        }
    }

    /// The node's interfaces lose or get back their link.
    record Link(String node, boolean up) implements LabCommand {
        @Override
        public String text() {
            return "link " + (up ? "up " : "down ") + node;
        }
    }

    /// What `from` sends reaches `to` no longer.
    record Cut(String from, String to) implements LabCommand {
        @Override
        public String text() {
            return "cut " + from + " " + to;
        }
    }

    /// What `from` sends reaches `to` again.
    record Heal(String from, String to) implements LabCommand {
        @Override
        public String text() {
            return "heal " + from + " " + to;
        }
    }

    /// Every cut is undone.
    record HealAll() implements LabCommand {
        @Override
        public String text() {
            return "heal";
        }
    }

    /// A check on a node passes or fails from now on.
    record Check(String check, String node, boolean passing) implements LabCommand {
        @Override
        public String text() {
            return (passing ? "pass " : "fail ") + check + "@" + node;
        }
    }

    /// A router's configured priority becomes another.
    record Priority(String node, String router, int priority) implements LabCommand {
        @Override
        public String text() {
            return "priority " + node + "/" + router + " " + priority;
        }
    }

    /// A router becomes MASTER at once.
    record HandOver(String node, String router) implements LabCommand {
        @Override
        public String text() {
            return "hand-over " + node + "/" + router;
        }
    }

    /// A router that is MASTER steps down.
    record Resign(String node, String router) implements LabCommand {
        @Override
        public String text() {
            return "resign " + node + "/" + router;
        }
    }

    /// A router takes the addresses only if nobody else does, or as it is configured again.
    record Maintenance(String node, String router, boolean on) implements LabCommand {
        @Override
        public String text() {
            return "maintenance " + node + "/" + router + (on ? " on" : " off");
        }
    }

    /// A node's clock runs fast (negative: slow) by this many millionths.
    record Drift(String node, int ppm) implements LabCommand {
        @Override
        public String text() {
            return "drift " + node + " " + ppm + "ppm";
        }
    }

    /// The share of frames that are lost, 0..1.
    record Loss(double share) implements LabCommand {
        @Override
        public String text() {
            return "loss " + LabScript.percent(share);
        }
    }

    /// How long each frame takes.
    record Delay(long nanos) implements LabCommand {
        @Override
        public String text() {
            return "delay " + LabScript.duration(nanos);
        }
    }

    /// The share of frames that arrive twice, 0..1.
    record Duplicate(double share) implements LabCommand {
        @Override
        public String text() {
            return "duplicate " + LabScript.percent(share);
        }
    }

    /// A command and when it is to be performed.
    ///
    /// @param column where it begins in the script that it was read from, counted from 1
    record Timed(LabCommand command, long atNanos, int column) {}

    /// Reads one command.
    ///
    /// @throws LabException with the column of what is wrong, and what is possible there
    static LabCommand parse(String text) {
        return LabScript.parse(text);
    }

    /// Reads commands with their times, `kill n1 @5s; start n1 @12s`; a command without a time is performed at 0. They
    /// come back in order of time, those of one time in the order written.
    ///
    /// @throws LabException with the column of what is wrong, and what is possible there
    static List<Timed> script(String text) {
        return LabScript.script(text);
    }
}
