package dev.baton.app.failover;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.baton.drill.DrillOrder;
import dev.baton.drill.DrillResult;
import dev.baton.failover.DrillWatcher;

/// The way to the nodes that are tested, and to what is kept of the tests. All of it may wait for the network or the disk:
/// off the JavaFX thread.
interface Tester extends AutoCloseable {
    /// Asks the nodes what could be tested now. Changes nothing.
    Survey survey(DrillOrder order);

    /// Prepares tests; nothing happens before [Test#run].
    ///
    /// @param isRehearsal whether it is done in a lab, on a copy of the cluster
    Test test(DrillOrder order, boolean isRehearsal);

    /// The earlier tests of everything that was ever tested, the latest first.
    List<DrillResult> history();

    /// Whether a result tells of what is watched itself, and not of a copy of it.
    boolean isOfItself(DrillResult result);

    /// What an earlier run of the program has left unfinished; what is settled is told once.
    List<Left> interrupted();

    /// Ends the fault of a test that was interrupted, and has the addresses go back.
    ///
    /// @return what was done and what is not as before
    String putBack(String id);

    /// Whether a report of these has packets: those that this run of the program has tested, if any were heard.
    boolean hasPackets(List<DrillResult> results);

    /// A report.
    byte[] report(List<DrillResult> results, Form form, Locale language);

    /// Writes the HTML report into the folder of reports, with all that belongs to it.
    ///
    /// @return the HTML file
    Path keepReport(List<DrillResult> results, Locale language);

    /// Lets go of everything.
    @Override
    void close();

    /// A test that was interrupted.
    ///
    /// @param isSettled whether everything is as before it, for certain
    record Left(String id, String sentence, boolean isSettled) {}

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

    /// Hears of tests.
    interface Listener extends DrillWatcher {
        /// One has ended; it is kept.
        void ended(DrillResult result);
    }

    /// One test, or several in a row.
    interface Test {
        /// Does so many and waits for their end, and keeps what came of them.
        void run(int tests, Listener listener) throws InterruptedException;

        /// Ends it early and puts the cluster back; does not wait. Any thread, at any time.
        void stop();
    }
}
