package dev.baton.app.failover;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceDesk;
import dev.baton.drill.DrillResult;

/// What can be done with a report: shown by the desktop's browser, or saved. JavaFX thread.
final class ReportDesk {
    private static final String NAME = "baton-failover-";

    private final SourceDesk desk;
    private final FailoverViewModel model;
    private final Tasks.Lane<Opened> opening;
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper(this, "told", "");

    private final java.util.Locale language;

    private record Opened(String file, boolean isShown) {}

    ReportDesk(Texts texts, Tasks tasks, SourceDesk desk, FailoverViewModel model) {
        language = texts.locale();
        this.desk = desk;
        this.model = model;
        opening = tasks.lane(
                opened -> told.set(texts.get(opened.isShown() ? "failover.report.shown" : "failover.report.kept",
                        opened.file())),
                e -> told.set(texts.get("failover.report.failed", texts.said(String.valueOf(e.getMessage())))));
    }

    /// What came of it, a sentence.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// Writes the report and has the desktop show it; where nothing can show it, tells where it is.
    void open(List<DrillResult> results) {
        model.tester().filter(_ -> !results.isEmpty()).ifPresent(tester -> opening.submit(() -> {
            java.nio.file.Path file = tester.keepReport(results, language);
            return new Opened(file.toString(), Browser.show(file));
        }));
    }

    /// Whether there are packets to be saved.
    boolean hasPackets(List<DrillResult> results) {
        return model.tester().filter(tester -> tester.hasPackets(results)).isPresent();
    }

    /// Asks where to, and saves.
    void save(List<DrillResult> results, Tester.Form form) {
        model.tester().filter(_ -> !results.isEmpty()).ifPresent(tester -> desk.saveBytes(NAME + results.getLast()
                .id(), form.ending(), () -> tester.report(results, form, language)));
    }
}
