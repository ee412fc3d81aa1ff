package dev.baton.app.findings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.action.ActionMenus;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.config.Place;

/// The Findings screen: the inbox on the left, all about the selected finding on the right.
public final class FindingsView implements Screen {
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final double LIST_SHARE = 0.46;

    private final AppContext context;
    private final Texts texts;
    private final FindingsViewModel model;
    private final FoundWords words;
    private final BorderPane root = new BorderPane();
    private final ListView<FindingRow> list;
    private final FilterBar bar;
    private final DetailPane detail;
    private final SplitPane panes;
    private final EmptyInbox empty;
    private final FindingActions actions;
    private final Subscriptions held = new Subscriptions();
    private boolean isRestoring;

    FindingsView(AppContext context, FindingsViewModel model) {
        this.context = context;
        this.texts = context.texts();
        this.model = model;
        this.words = new FoundWords(texts, context.source().kind(), ZoneId.systemDefault());
        actions = new FindingActions(context, model, words, new Host());
        actions.add();
        bar = new FilterBar(texts, model, reportButton());
        list = list();
        detail = new DetailPane(texts, model, words, context.actions(), new DetailHost());
        empty = new EmptyInbox(context, model, bar::clear);
        panes = new SplitPane(list, detail.view());
        panes.setDividerPositions(LIST_SHARE);
        panes.getStyleClass().add("findings-panes");
        root.getStyleClass().add("findings");
        root.setTop(bar);
        model.rows().addListener((ListChangeListener<FindingRow>) _ -> rowsChanged());
        rowsChanged();
    }

    private ListView<FindingRow> list() {
        ListView<FindingRow> view = new ListView<>(model.rows());
        view.getStyleClass().add("inbox");
        view.setAccessibleText(texts.get("findings.list.name"));
        view.setCellFactory(_ -> new FindingCell(texts, words));
        view.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> picked(row));
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        view.setOnContextMenuRequested(event -> {
            if (model.selected().get().isPresent()) {
                actions.muteMenu().show(view, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return view;
    }

    private MenuButton reportButton() {
        String name = texts.get("findings.report.name");
        MenuButton button = new MenuButton("", new FontIcon(MaterialDesignF.FILE_EXPORT_OUTLINE), new MenuItem(name));
        button.setId("findings-report");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnShowing(_ -> button.getItems()
                .setAll(Stream.of(FindingActions.COPY_REPORT, FindingActions.SAVE_REPORT)
                        .map(context.actions()::action).map(a -> ActionMenus.item(a, texts, false)).toList()));
        return button;
    }

    private void picked(@Nullable FindingRow row) {
        if (!isRestoring) {
            model.select(Optional.ofNullable(row));
        }
    }

    /// The same finding stays selected when rows get other places; with nothing selected, the worst is.
    private void rowsChanged() {
        isRestoring = true;
        Optional<FindingRow> wanted = model.selected().get().map(Entry::found).flatMap(model::rowOf)
                .or(() -> model.rows().stream().filter(FindingRow::isLine).findFirst());
        if (wanted.isPresent()) {
            list.getSelectionModel().select(wanted.get());
        } else {
            list.getSelectionModel().clearSelection();
        }
        isRestoring = false;
        model.select(wanted);
        showCentre();
    }

    private void showCentre() {
        Node wanted = model.rows().isEmpty() ? empty.view() : panes;
        if (model.rows().isEmpty()) {
            empty.refresh();
        }
        if (!wanted.equals(root.getCenter())) {
            root.setCenter(wanted);
        }
    }

    private void pressed(KeyEvent event) {
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (!isPlain) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(event, -1);
            case DOWN -> move(event, 1);
            case ENTER -> {
                openEvidence();
                event.consume();
            }
            default -> {
                // Everything else is the list's own.
            }
        }
    }

    /// To the next finding, past headings.
    private void move(KeyEvent event, int step) {
        List<FindingRow> rows = model.rows();
        int row = list.getSelectionModel().getSelectedIndex() + step;
        while (row >= 0 && row < rows.size() && !rows.get(row).isLine()) {
            row += step;
        }
        if (row >= 0 && row < rows.size()) {
            list.getSelectionModel().clearAndSelect(row);
            list.scrollTo(Math.max(0, row - 1));
        }
        event.consume();
    }

    private void openEvidence() {
        actions.firstProof().ifPresent(this::open);
    }

    private void open(Proof proof) {
        switch (proof) {
            case Proof.InPacket _ -> context.crossing().go("traffic", new Target.Packets(model.selected().get().stream()
                    .flatMap(entry -> entry.found().proofs().stream()).filter(Proof.InPacket.class::isInstance)
                    .map(Proof.InPacket.class::cast).map(Proof.InPacket::number).filter(model::isKept).toList()));
            case Proof.InFile(Place place, String _) -> context.crossing().go("config",
                    new Target.InFile(place));
        }
    }

    @Override
    public String id() {
        return "findings";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        actions.shown().set(true);
        model.refresh();
        bar.follow(held);
        held.follow(model.selected(), detail::show);
        held.add(context.tasks().every(BEAT, this::beat));
        showCentre();
    }

    /// A few times a second; a test calls it, too.
    void beat() {
        model.refresh();
        detail.show(model.selected().get());
        showCentre();
    }

    @Override
    public void hidden() {
        actions.shown().set(false);
        held.clear();
    }

    private final class Host implements FindingActions.Host {
        @Override
        public void openEvidence() {
            FindingsView.this.openEvidence();
        }

        @Override
        public void openMuteMenu() {
            Node beside = Optional.<Node>ofNullable(detail.view().lookup(".finding-buttons")).orElse(list);
            actions.muteMenu().show(beside, Side.BOTTOM, 0, 0);
        }

        @Override
        public void focusFilter() {
            bar.focusField();
        }

        @Override
        public void clearFilter() {
            bar.clear();
        }
    }

    private final class DetailHost implements DetailPane.Host {
        @Override
        public void open(Proof proof) {
            FindingsView.this.open(proof);
        }

        @Override
        public void select(Found found) {
            if (model.rowOf(found).isEmpty()) {
                bar.clear();
            }
            model.rowOf(found).ifPresent(row -> {
                list.getSelectionModel().select(row);
                list.scrollTo(row);
            });
        }
    }
}
