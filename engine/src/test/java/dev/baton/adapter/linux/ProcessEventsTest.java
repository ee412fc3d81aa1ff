package dev.baton.adapter.linux;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;

import dev.baton.port.PortException;
import dev.baton.port.ProcessPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ProcessEventsTest {
    private static final class Heard implements ProcessPort.Listener {
        final Queue<String> events = new ConcurrentLinkedQueue<>();

        @Override
        public void forked(int parent, int child) {
            events.add("forked " + child);
        }

        @Override
        public void renamed(int process) {
            events.add("renamed " + process);
        }

        @Override
        public void ended(int process) {
            events.add("ended " + process);
        }

        @Override
        public void missed() {
            events.add("missed");
        }
    }

    private static void assertTold() throws Exception {
        Heard heard = new Heard();
        try (ProcessPort.Watch _ = new ProcessEvents().watch(heard)) {
            Process process = new ProcessBuilder("sleep", "0.05").start();
            String number = " " + process.pid();
            process.waitFor();
            await().until(() -> heard.events.contains("ended" + number));
            assertThat(heard.events).contains("forked" + number, "renamed" + number);
        } catch (PortException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @Test
    void processThatBeginsAndEnds_isTold() throws Exception {
        assumeTrue(Namespace.possible(), "needs root");
        assertTold();
    }

    @Test
    void nodeInANamespaceOfItsOwn_isToldToo() throws Exception {
        assumeTrue(Namespace.possible(), "needs root");
        try (Namespace host = new Namespace("events")) {
            host.inside(() -> {
                assertTold();
                return "";
            });
        }
    }
}
