package dev.baton.app.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;

/// All about one finding: what, what it rests on, the likely cause, what to do, and what has been of it.
final class DetailPane {
    /// What leads away from here.
    interface Host {
        void open(Proof proof);

        void select(Found found);
    }

    /// What a rebuilding depends on; what is not in it is changed in place.
    private record Shape(String id, String sentence, String fix, int proofs, Optional<String> cause,
            List<String> effects) {}

    private final Texts texts;
    private final FindingsViewModel model;
    private final FoundWords words;
    private final ActionTable actions;
    private final Host host;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);
    private final Label state = new Label();
    private final Label lasted = new Label();
    private final GridPane history = new GridPane();
    private final List<ProofRow> proofs = new ArrayList<>();
    private Optional<Shape> shape = Optional.empty();

    DetailPane(Texts texts, FindingsViewModel model, FoundWords words, ActionTable actions, Host host) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        this.actions = actions;
        this.host = host;
        root.getStyleClass().add("finding-detail-scroll");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.getStyleClass().add("finding-detail");
        state.getStyleClass().add("finding-state");
        lasted.getStyleClass().add("muted");
        history.getStyleClass().add("finding-history");
    }

    Region view() {
        return root;
    }

    /// Shows what is selected.
    void show(Optional<Entry> selected) {
        if (selected.isEmpty()) {
            shape = Optional.empty();
            Label hint = wrapped(texts.get("findings.detail.none"), "finding-hint");
            content.getChildren().setAll(hint);
            return;
        }
        Entry entry = selected.get();
        Optional<Found> cause = model.cause(entry);
        List<Found> effects = model.effects(entry);
        Shape wanted = new Shape(entry.found().id(), entry.found().sentence(), entry.found().fix(),
                entry.found().proofs().size(), cause.map(Found::id), effects.stream().map(Found::id).toList());
        if (!shape.equals(Optional.of(wanted))) {
            boolean isOther = shape.filter(s -> s.id().equals(wanted.id())).isEmpty();
            shape = Optional.of(wanted);
            build(entry, cause, effects);
            if (isOther) {
                root.setVvalue(0);
            }
        }
        update(entry);
    }

    private void build(Entry entry, Optional<Found> cause, List<Found> effects) {
        Found found = entry.found();
        List<Node> parts = new ArrayList<>();
        parts.add(header(found));
        parts.add(buttons());
        if (found.code().isPresent()) {
            parts.add(section("findings.detail.what", wrapped(words.what(found), "finding-what")));
        }
        proofs.clear();
        found.proofs().forEach(_ -> proofs.add(new ProofRow(texts, model::isKept, host::open)));
        if (!proofs.isEmpty()) {
            parts.add(section("findings.detail.evidence", proofs.toArray(Node[]::new)));
        }
        List<Node> causes = new ArrayList<>();
        cause.ifPresent(c -> causes.add(link(texts.get("findings.detail.behind"), c)));
        String usual = words.cause(found);
        if (!usual.isEmpty()) {
            causes.add(wrapped(usual, "finding-text"));
        }
        if (!causes.isEmpty()) {
            parts.add(section("findings.detail.cause", causes.toArray(Node[]::new)));
        }
        if (!effects.isEmpty()) {
            parts.add(section("findings.detail.effects",
                    effects.stream().map(effect -> link("", effect)).toArray(Node[]::new)));
        }
        parts.add(section("findings.detail.fix", wrapped(words.fix(found), "finding-fix"),
                button("findings.copy-fix")));
        parts.add(section("findings.detail.history", history));
        content.getChildren().setAll(parts);
    }

    private Node header(Found found) {
        FontIcon icon = new FontIcon(FindingWords.icon(found.severity()));
        Label severity = new Label(words.severity(found), icon);
        severity.getStyleClass().addAll("finding-severity-pill", found.severity().word());
        severity.setMinWidth(Region.USE_PREF_SIZE);
        Label code = new Label(found.codeText());
        code.getStyleClass().add("finding-detail-code");
        code.setMinWidth(Region.USE_PREF_SIZE);
        code.setVisible(found.code().isPresent());
        code.setManaged(found.code().isPresent());
        state.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane line = new FlowPane(severity, code, state, lasted);
        line.getStyleClass().add("finding-detail-line");
        Label title = wrapped(words.title(found), "finding-detail-title");
        Label subject = wrapped(words.subject(found), "finding-detail-subject");
        VBox header = new VBox(line, title, subject);
        header.getStyleClass().add("finding-detail-header");
        return header;
    }

    private Node buttons() {
        FlowPane bar = new FlowPane(button("findings.acknowledge"), button("findings.mute"),
                button("findings.evidence"));
        bar.getStyleClass().add("finding-buttons");
        return bar;
    }

    private Node button(String id) {
        ActionButton button = new ActionButton(actions.action(id), texts);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private VBox section(String key, Node... parts) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add("finding-section-title");
        VBox section = new VBox(title);
        section.getChildren().addAll(parts);
        section.getStyleClass().add("finding-section");
        return section;
    }

    private Node link(String before, Found found) {
        Button button = new Button((found.codeText() + " " + words.title(found)).strip(),
                new FontIcon(FindingWords.icon(found.severity())));
        button.getStyleClass().addAll("finding-link", found.severity().word());
        button.setMnemonicParsing(false);
        button.setMinWidth(0);
        button.setOnAction(_ -> host.select(found));
        Label text = new Label(before);
        text.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = before.isEmpty() ? new HBox(button) : new HBox(text, button);
        line.getStyleClass().add("finding-link-line");
        return line;
    }

    private void update(Entry entry) {
        Found found = entry.found();
        state.setText(words.state(entry));
        state.getStyleClass().setAll("finding-state", entry.attention() == Attention.NEW ? "new" : "seen");
        boolean isTimed = !found.span().equals(Span.STILL);
        lasted.setText(isTimed ? words.lasted(found, model.nowNanos()) : "");
        for (int i = 0; i < proofs.size(); i++) {
            proofs.get(i).show(found.proofs().get(i));
        }
        history.getChildren().clear();
        List<String> cells = new ArrayList<>();
        if (isTimed) {
            cells.addAll(List.of("findings.history.first", words.instant(found.span().sinceNanos()),
                    "findings.history.last", words.instant(found.span().lastNanos()), "findings.history.count",
                    words.count(found)));
            found.span().endedNanos().ifPresent(ended -> cells.addAll(List.of("findings.history.ended",
                    words.instant(ended))));
        } else {
            cells.addAll(List.of("findings.history.still", texts.get("findings.history.still.text")));
        }
        entry.mark().ifPresent(mark -> cells.addAll(List.of("findings.history.decided",
                texts.get("findings.history.decided.text", words.state(entry), words.decided(mark)))));
        for (int i = 0; i < cells.size(); i += 2) {
            Label name = new Label(texts.get(cells.get(i)));
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = wrapped(cells.get(i + 1), "finding-history-value");
            GridPane.setHgrow(value, Priority.ALWAYS);
            history.addRow(i / 2, name, value);
        }
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
