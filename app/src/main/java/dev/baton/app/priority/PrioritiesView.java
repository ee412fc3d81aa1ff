package dev.baton.app.priority;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.whatif.WhatIfPane;
import dev.baton.app.whatif.WhatIfViewModel;
import dev.baton.whatif.RouterRef;

/// The Priorities screen: the scales of all virtual routers, or the same as a table, and under them what every single
/// fault would do.
public final class PrioritiesView implements Screen {
    private static final Duration TABLE_BEAT = Duration.ofMillis(200);
    private static final double FAULTS_SHARE = 0.55;
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final List<KeyCombination> REDO = List.of(KeyCombination.valueOf("Shortcut+Y"),
            KeyCombination.valueOf("Shortcut+Shift+Z"));

    private final AppContext context;
    private final Texts texts;
    private final PrioritiesViewModel model;
    private final PriorityBar bar;
    private final ListView<ScaleModel> list;
    private final Set<ScaleCell> cells = new LinkedHashSet<>();
    private final PriorityTable table;
    private final WhatIfPane faults;
    private final SplitPane panes = new SplitPane();
    private final BorderPane root = new BorderPane();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Subscriptions held = new Subscriptions();
    private final Subscriptions tabled = new Subscriptions();

    public PrioritiesView(AppContext context) {
        this.context = context;
        texts = context.texts();
        model = new PrioritiesViewModel(context.staging(), context.source(), context.tasks(), context.pulse(), texts);
        list = list();
        table = new PriorityTable(texts, model);
        faults = new WhatIfPane(texts, new WhatIfViewModel(model.subject(), context.tasks(), texts),
                texts.get("priority.faults.basis")).ofFaultsOnly();
        bar = new PriorityBar(texts, model);
        addActions();
        panes.setOrientation(Orientation.VERTICAL);
        panes.getStyleClass().add("priority-panes");
        root.setTop(bar.view());
        root.getStyleClass().add("priorities");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        bar.table().selectedProperty().subscribe(_ -> arrange());
        bar.faults().selectedProperty().subscribe(_ -> arrange());
    }

    private ListView<ScaleModel> list() {
        ListView<ScaleModel> view = new ListView<>(model.scales());
        view.getStyleClass().add("scale-list");
        view.setAccessibleText(texts.get("priority.list"));
        view.setFocusTraversable(false);
        view.setPlaceholder(new Label(texts.get("priority.none-found")));
        view.setCellFactory(_ -> {
            ScaleCell cell = new ScaleCell(texts, model, context.pulse(), this::step);
            cells.add(cell);
            return cell;
        });
        return view;
    }

    private void addActions() {
        ObservableValue<String> nothing = Bindings.createStringBinding(() -> {
            if (!shown.get()) {
                return texts.get("priority.why.not-shown");
            }
            return model.mode().get() == PrioritiesViewModel.Mode.EDIT ? "" : texts.get("priority.why.nothing");
        }, shown, model.mode());
        context.actions().add(Action.of("priority.faults", "action.priority.faults", () -> flip(bar.faults()))
                .icon(MaterialDesignS.SWAP_HORIZONTAL_BOLD).unless(nothing));
        context.actions().add(Action.of("priority.table", "action.priority.table", () -> flip(bar.table()))
                .icon(MaterialDesignT.TABLE).unless(nothing));
        context.actions().add(Action.of("priority.filter", "action.priority.filter", () -> bar.filter().requestFocus())
                .icon(MaterialDesignF.FILTER_OUTLINE).unless(nothing));
    }

    private static void flip(ToggleButton button) {
        button.setSelected(!button.isSelected());
    }

    private void pressed(KeyEvent event) {
        if (UNDO.match(event)) {
            model.undo();
            event.consume();
        } else if (REDO.stream().anyMatch(keys -> keys.match(event))) {
            model.redo();
            event.consume();
        } else if (event.getCode() == KeyCode.SLASH && !(event.getTarget() instanceof TextField)) {
            bar.filter().requestFocus();
            event.consume();
        }
    }

    /// What is in the middle.
    private void arrange() {
        switch (model.mode().get()) {
            case EMPTY -> root.setCenter(new PrioritiesEmpty(texts, context.actions()));
            case WORKING -> {
                VBox working = new VBox(new ProgressIndicator(), new Label(texts.get("priority.working")));
                working.getStyleClass().add("empty-pane");
                root.setCenter(working);
            }
            case EDIT, HEARD -> {
                List<Region> wanted = new ArrayList<>();
                wanted.add(bar.table().isSelected() ? table.view() : list);
                boolean isWithFaults = bar.faults().isSelected()
                        && model.mode().get() == PrioritiesViewModel.Mode.EDIT;
                if (isWithFaults) {
                    wanted.add(faults.view());
                }
                if (!panes.getItems().equals(wanted)) {
                    panes.getItems().setAll(wanted);
                    panes.setDividerPositions(FAULTS_SHARE);
                }
                root.setCenter(panes);
            }
        }
        bar.view().setVisible(model.mode().get() != PrioritiesViewModel.Mode.EMPTY);
        followFaults();
        followTable();
    }

    private void followFaults() {
        if (shown.get() && bar.faults().isSelected()) {
            faults.start();
        } else {
            faults.stop();
        }
    }

    private void followTable() {
        tabled.clear();
        if (shown.get() && bar.table().isSelected()) {
            table.refresh();
            tabled.add(context.tasks().every(TABLE_BEAT, table::refresh));
        }
    }

    private boolean step(RouterRef from, boolean isForward) {
        List<RouterRef> all = model.scales().stream()
                .flatMap(m -> m.scale().get().thumbs().stream().map(Thumb::ref)).toList();
        int at = all.indexOf(from) + (isForward ? 1 : -1);
        return at >= 0 && at < all.size() && focus(all.get(at));
    }

    /// Gives the keys to a thumb, wherever in the list it is.
    boolean focus(RouterRef ref) {
        for (int i = 0; i < model.scales().size(); i++) {
            boolean isHere = model.scales().get(i).scale().get().thumbs().stream().anyMatch(t -> t.ref().equals(ref));
            if (isHere) {
                if (handle(ref).isEmpty()) {
                    list.scrollTo(i);
                    list.layout();
                }
                handle(ref).ifPresent(ThumbHandle::requestFocus);
                return handle(ref).isPresent();
            }
        }
        return false;
    }

    /// The thumb of a router, if it is drawn now.
    Optional<ThumbHandle> handle(RouterRef ref) {
        return cells.stream().filter(cell -> cell.getScene() != null && cell.isVisible())
                .flatMap(cell -> cell.handle(ref).stream()).findFirst();
    }

    /// The model, for tests.
    PrioritiesViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "priorities";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        shown.set(true);
        model.start();
        bar.start();
        held.follow(model.mode(), _ -> arrange());
    }

    @Override
    public void hidden() {
        shown.set(false);
        held.clear();
        tabled.clear();
        bar.stop();
        faults.stop();
        model.stop();
    }
}
