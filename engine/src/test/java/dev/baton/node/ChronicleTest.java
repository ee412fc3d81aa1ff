package dev.baton.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.api.NodeEvent;
import dev.baton.journal.Journal;
import dev.baton.port.NotifyPort;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Evidence;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Reason;
import dev.baton.vrrp.Role;
import dev.baton.vrrp.Transition;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ChronicleTest {
    private static final Transition UP = new Transition(Role.BACKUP, Role.MASTER, Reason.MASTER_SILENT,
            new Evidence(100, Optional.empty(), -1, 361, 100, 3, 61, Optional.empty()), 7);

    private final List<String> logged = new ArrayList<>();
    private final SystemClock clock = new SystemClock();
    private final Journal journal = Journal.inMemory(clock, "boot-1");
    private final Chronicle chronicle = new Chronicle(new Log(), journal, clock);

    /// Writes down that it was told.
    private final class Log implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {
            logged.add(router + " " + transition.to());
        }

        @Override
        public String why(Transition transition) {
            return "nobody was heard for 361 ns";
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            logged.add(router + " " + oddity);
        }

        @Override
        public String words(Oddity oddity) {
            return "in words";
        }

        @Override
        public void refused(String router, String sentence) {
            logged.add(sentence);
        }

        @Override
        public void found(String router, String sentence) {
            logged.add(sentence);
        }

        @Override
        public void turned(String check, Verdict verdict) {
            logged.add(check + " " + verdict);
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void everythingIsLogged_andIsAnEventWithTheSameWords() {
        Oddity stall = new Oddity.Stalled(4);
        chronicle.detailsFrom(check -> check + " refused the connection");
        chronicle.transitioned("VI_1", UP);
        chronicle.noticed("VI_1", stall);
        chronicle.refused("VI_1", "No such interface.");
        chronicle.found("", "Somebody else.");
        chronicle.turned("nginx", Verdict.FAILING);
        assertThat(logged).hasSize(5);
        await().atMost(Duration.ofSeconds(5)).until(() -> journal.lastId() == 5);
        assertThat(journal.after(0, 10)).extracting(NodeEvent::what).containsExactly(
                new NodeEvent.Changed(UP, "nobody was heard for 361 ns"), new NodeEvent.Noticed(stall, "in words"),
                new NodeEvent.MachineRefused("No such interface."), new NodeEvent.Found("Somebody else."),
                new NodeEvent.CheckTurned("nginx", "FAILING", "nginx refused the connection"));
        assertThat(journal.after(0, 10)).extracting(NodeEvent::router).containsExactly("VI_1", "VI_1", "VI_1", "", "");
    }

    @Test
    void stalls_areToldWithTheirLength() {
        List<Long> stalls = new ArrayList<>();
        chronicle.stallsTo(stalls::add);
        chronicle.noticed("VI_1", new Oddity.Stalled(4));
        chronicle.noticed("VI_1", new Oddity.TwoOwners(IpAddress.parse("10.0.0.9")));
        assertThat(stalls).containsExactly(4L);
    }
}
