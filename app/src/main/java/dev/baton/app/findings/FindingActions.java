package dev.baton.app.findings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.TextForm;

/// What can be done with findings. Those with keys of one letter work only while the screen is shown.
final class FindingActions {
    static final String ACKNOWLEDGE = "findings.acknowledge";
    static final String MUTE = "findings.mute";
    static final String EVIDENCE = "findings.evidence";
    static final String COPY_FIX = "findings.copy-fix";
    static final String COPY_REPORT = "findings.copy-report";
    static final String SAVE_REPORT = "findings.save-report";
    static final String FILTER = "findings.filter";
    static final String CLEAR_FILTER = "findings.clear-filter";

    private static final String RENEW = "findings.renew";
    private static final String MUTE_HOUR = "findings.mute-hour";
    private static final String MUTE_DAY = "findings.mute-day";
    private static final String MUTE_WEEK = "findings.mute-week";
    private static final Map<String, Duration> LENGTHS = Map.of(MUTE_HOUR, Duration.ofHours(1), MUTE_DAY,
            Duration.ofDays(1), MUTE_WEEK, Duration.ofDays(7));
    private static final List<String> MUTE_MENU = List.of(MUTE_HOUR, MUTE_DAY, MUTE_WEEK, RENEW);

    /// What the screen does for its actions.
    interface Host {
        void openEvidence();

        void openMuteMenu();

        void focusFilter();

        void clearFilter();
    }

    private final Texts texts;
    private final ActionTable table;
    private final SourceDesk desk;
    private final FindingsViewModel model;
    private final FoundWords words;
    private final Host host;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

    FindingActions(AppContext context, FindingsViewModel model, FoundWords words, Host host) {
        this.texts = context.texts();
        this.table = context.actions();
        this.desk = context.desk();
        this.model = model;
        this.words = words;
        this.host = host;
    }

    /// Whether the screen is shown.
    BooleanProperty shown() {
        return shown;
    }

    void add() {
        ObservableValue<String> notSelected = Bindings.createStringBinding(() -> notSelected(), shown,
                model.selected());
        ObservableValue<String> notMarked = Bindings.createStringBinding(() -> notSelected().isEmpty()
                && model.selected().get().filter(e -> e.attention() == Attention.NEW).isPresent()
                        ? texts.get("findings.why.not-marked")
                        : notSelected(),
                shown, model.selected());
        ObservableValue<String> noEvidence = Bindings.createStringBinding(this::noEvidence, shown, model.selected());
        ObservableValue<String> nothing = Bindings.createStringBinding(
                () -> model.rows().isEmpty() ? texts.get("findings.why.nothing") : "", model.rows());
        table.add(named(ACKNOWLEDGE, model::acknowledge).icon(MaterialDesignC.CHECK).keys("A").unless(notSelected));
        table.add(named(MUTE, host::openMuteMenu).icon(MaterialDesignB.BELL_OFF_OUTLINE).keys("M")
                .unless(notSelected));
        LENGTHS.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(length -> table.add(
                named(length.getKey(), () -> model.mute(length.getValue())).icon(MaterialDesignB.BELL_OFF_OUTLINE)
                        .unless(notSelected)));
        table.add(named(RENEW, model::renew).icon(MaterialDesignB.BELL_OUTLINE).unless(notMarked));
        table.add(named(EVIDENCE, host::openEvidence).icon(MaterialDesignA.ARROW_RIGHT).unless(noEvidence));
        table.add(named(COPY_FIX, () -> model.selected().get().ifPresent(entry -> copy(words.fix(entry.found()))))
                .icon(MaterialDesignC.CONTENT_COPY).unless(notSelected));
        table.add(named(COPY_REPORT, () -> copy(report().markdown())).icon(MaterialDesignC.CONTENT_COPY)
                .keys("Shortcut+Shift+R").unless(nothing));
        table.add(named(SAVE_REPORT, this::save).icon(MaterialDesignC.CONTENT_SAVE_OUTLINE).unless(nothing));
        table.add(named(FILTER, host::focusFilter).icon(MaterialDesignF.FILTER_OUTLINE));
        table.add(named(CLEAR_FILTER, host::clearFilter).icon(MaterialDesignF.FILTER_OFF_OUTLINE));
    }

    private static Action named(String id, Runnable command) {
        return Action.of(id, "action." + id, command);
    }

    private String notSelected() {
        if (!shown.get()) {
            return texts.get("findings.why.not-shown");
        }
        return model.selected().get().isEmpty() ? texts.get("findings.why.none-selected") : "";
    }

    private String noEvidence() {
        String reason = notSelected();
        return reason.isEmpty() && firstProof().isEmpty() ? texts.get("findings.why.no-evidence") : reason;
    }

    /// The first evidence that is still there.
    Optional<Proof> firstProof() {
        return model.selected().get().flatMap(entry -> entry.found().proofs().stream().filter(proof -> switch (proof) {
            case Proof.InPacket(long number, String _) -> model.isKept(number);
            case Proof.InFile _ -> true;
        }).findFirst());
    }

    /// The menu that says for how long, as things are now.
    ContextMenu muteMenu() {
        return new ContextMenu(MUTE_MENU.stream().map(id -> {
            MenuItem item = ActionMenus.item(table.action(id), texts, false);
            item.setId(id);
            return item;
        }).toArray(MenuItem[]::new));
    }

    private FindingReport report() {
        return new FindingReport(texts, words, model.shown());
    }

    private void save() {
        FindingReport report = report();
        FindingJson json = new FindingJson(words, report.entries());
        desk.saveText("baton-findings", List.of(new TextForm("md", report::markdown),
                new TextForm("json", json::json), new TextForm("sarif", json::sarif)));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
