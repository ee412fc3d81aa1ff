package dev.baton.app.failover;

import java.nio.file.Path;
import java.util.List;

import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Subject;
import dev.baton.failover.DrillWatcher;

/// The way to the nodes that are tested, and to what is kept of the tests. All of it may wait for the network or the disk:
/// off the JavaFX thread.
interface Tester {
    /// Asks the nodes what could be tested now. Changes nothing.
    Survey survey(DrillOrder order);

    /// Prepares a test; nothing happens before [Test#run].
    ///
    /// @param isRehearsal whether it is done in a lab, on a copy of the cluster
    Test test(DrillOrder order, boolean isRehearsal);

    /// The earlier tests of a subject, the latest first.
    List<DrillResult> history(Subject subject);

    /// The earlier tests of everything that was ever tested, the latest first.
    List<DrillResult> history();

    /// What an earlier run of the program has left unfinished, a sentence each.
    List<String> interrupted();

    /// A report.
    byte[] report(List<DrillResult> results, Form form);

    /// Writes the HTML report to where the next start of the program finds it.
    Path keepReport(List<DrillResult> results);

    /// What a report is written as.
    enum Form {
        HTML("html"), JSON("json"), CSV("csv"), PCAPNG("pcapng");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        String ending() {
            return ending;
        }
    }

    /// One test.
    interface Test {
        /// Does it and waits for its end, and keeps what came of it.
        DrillResult run(DrillWatcher watcher);

        /// Ends it early and puts the cluster back; does not wait. Any thread, at any time.
        void stop();
    }
}
