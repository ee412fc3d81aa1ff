package dev.baton.app.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.EventTarget;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PopOver;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.control.FieldHelp;
import dev.baton.app.draft.StagedActions;
import dev.baton.app.draft.StagedBar;
import dev.baton.app.draft.StagedViewModel;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.replay.ReplayActions;
import dev.baton.app.replay.ReplayBar;
import dev.baton.app.settings.Settings;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.SourceKind;
import dev.baton.app.theme.Fonts;
import dev.baton.app.watch.DropTarget;
import dev.baton.app.watch.InterfaceChooser;
import dev.baton.app.watch.Interfaces;
import dev.baton.app.watch.NoticeStrip;

/// The frame round the screens, in one language. Screens are made when they are first gone to.
public final class ShellView {
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final double COLLAPSE_BELOW = 820;
    /// Redo has two usual keys; the table has the other.
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Shift+Z");
    /// What texts have of their own.
    private static final List<String> OF_TEXTS = List.of(StagedActions.UNDO, StagedActions.REDO);

    private final AppContext context;
    private final SettingsModel settings;
    private final List<ScreenSlot> slots;
    private final SourceDesk desk;
    private final Runnable quit;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<String, Screen> made = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<String> shown = new ReadOnlyObjectWrapper<>(this, "shown", "");
    private final ShellViewModel model;
    private final StagedViewModel staged;
    private final StackPane layers = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final ScrollPane stage = new ScrollPane();
    private final Overlay overlay = new Overlay();
    private final ZoomPane root = new ZoomPane(layers);
    private final Optional<ReplayBar> replayBar;
    private final Rail rail;
    private final StatusLine status;
    private final Map<String, Supplier<Badge>> badges;
    private Optional<PopOver> diagnostics = Optional.empty();
    private boolean suspended;

    /// @param slots the screens, in the order of their keys
    /// @param desk  changes what is watched
    /// @param quit  closes the window
    public ShellView(AppContext context, SettingsModel settings, List<ScreenSlot> slots, SourceDesk desk,
            Runnable quit) {
        this.context = context;
        this.settings = settings;
        this.slots = List.copyOf(slots);
        this.desk = desk;
        this.quit = quit;
        this.model = new ShellViewModel(context.source(), System::nanoTime);
        new ShellActions(context.actions(), context.texts(), settings, desk).add(this.slots, context.source(),
                new Host());
        staged = new StagedViewModel(context.staging(), context.texts(), context.tasks());
        StagedActions.add(context.actions(), context.texts(), staged, new Review());
        this.slots.forEach(slot -> slot.actions().accept(context));
        new ReplayActions(context.texts(), context.actions()).add(context.source().replay(), desk);
        replayBar = context.source().replay().map(replay -> new ReplayBar(context.texts(), context.actions(), replay,
                context.source().kind(), subscriptions));
        rail = new Rail(this.slots, context.actions(), context.texts());
        badges = badges(this.slots, context);
        status = new StatusLine(context, model, subscriptions);
        stage.getStyleClass().add("screen-host");
        stage.setFitToWidth(true);
        stage.setFitToHeight(true);
        VBox top = new VBox(new TopBar(context, model, settings, subscriptions));
        replayBar.ifPresent(top.getChildren()::add);
        top.getChildren().addAll(new NoticeStrip(context.texts(), desk, context.actions(), subscriptions),
                new StagedBar(context.texts(), staged, context.actions(), subscriptions));
        frame.setTop(top);
        frame.setLeft(rail);
        frame.setCenter(stage);
        frame.setBottom(status);
        frame.getStyleClass().add("frame");
        DropTarget drop = new DropTarget(context.texts(), desk);
        drop.listenOn(root);
        layers.getChildren().addAll(frame, overlay, drop);
        layers.setStyle(Fonts.style(context.texts().locale()));
        root.getStyleClass().add("shell");
        root.setPrefSize(1280, 800);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::replayPressed);
    }

    private static Map<String, Supplier<Badge>> badges(List<ScreenSlot> slots, AppContext context) {
        Map<String, Supplier<Badge>> badges = new LinkedHashMap<>();
        slots.forEach(slot -> badges.put(ShellActions.go(slot), slot.badge().apply(context)));
        return badges;
    }

    /// Starts to follow the source and the settings, and shows a screen.
    ///
    /// @param screen the id of a screen that there is
    public void open(String screen) {
        model.open();
        context.crossing().listen(this::cross);
        subscriptions.add(context.tasks().every(BEAT, this::beat));
        subscriptions.follow(settings.value(), this::look);
        subscriptions.add(layers.widthProperty().subscribe(_ -> look(settings.value().get())));
        go(screen);
        replayBar.ifPresent(ReplayBar::focus);
        beat();
    }

    /// Shows the card of all settings.
    public void openSettings() {
        overlay.open(new SettingsCard(context.texts(), settings, overlay::close));
    }

    /// Whether the card of all settings is shown.
    public boolean isSettingsOpen() {
        return overlay.card().filter(SettingsCard.class::isInstance).isPresent();
    }

    /// Shows the cards of the first start, unless they were read; they are about the lab, which is what opens then.
    public void welcome() {
        boolean isLab = context.source().kind() == SourceKind.LAB && context.source().replay().isEmpty();
        if (isLab && !settings.value().get().welcomed()) {
            layers.getChildren().add(layers.getChildren().indexOf(overlay), new FirstCards(context.texts(),
                    context.actions(), () -> settings.update(s -> s.withWelcomed(true))));
        }
    }

    /// Lets go of everything; the view cannot be opened again.
    public void close() {
        diagnostics.ifPresent(p -> p.hide(javafx.util.Duration.ZERO));
        overlay.close();
        context.crossing().listen((_, _) -> {});
        suspend();
        shown.set("");
        made.clear();
        subscriptions.clear();
        staged.close();
        model.close();
    }

    /// What goes into the scene.
    public Region view() {
        return root;
    }

    /// The id of the screen that is shown.
    public ReadOnlyObjectProperty<String> shown() {
        return shown.getReadOnlyProperty();
    }

    /// What can be done now.
    public ActionTable actions() {
        return context.actions();
    }

    /// What the frame tells of the source.
    public ShellViewModel model() {
        return model;
    }

    /// Shows a screen; nothing happens if this version has none of that name.
    public void go(String id) {
        slots.stream().filter(s -> s.id().equals(id)).findFirst()
                .ifPresent(slot -> slot.factory().ifPresent(factory -> {
                    if (!id.equals(shown.get())) {
                        current().ifPresent(Screen::hidden);
                        Screen next = made.computeIfAbsent(id, _ -> factory.apply(context));
                        stage.setContent(next.view());
                        shown.set(id);
                        rail.select(ShellActions.go(slot));
                        next.shown();
                    }
                }));
    }

    private void cross(String screen, Target target) {
        go(screen);
        current().filter(there -> there.id().equals(screen)).ifPresent(there -> there.show(target));
    }

    /// The window is hidden: the screen stops what it does.
    public void suspend() {
        if (!suspended) {
            suspended = true;
            current().ifPresent(Screen::hidden);
        }
    }

    /// The window is there again.
    public void resume() {
        if (suspended) {
            suspended = false;
            current().ifPresent(Screen::shown);
        }
    }

    private Optional<Screen> current() {
        return Optional.ofNullable(made.get(shown.get()));
    }

    private void beat() {
        model.beat();
        badges.forEach((action, badge) -> rail.badge(action, badge.get()));
        status.showFrames();
        diagnostics.filter(PopOver::isShowing).map(PopOver::getContentNode).filter(Diagnostics.class::isInstance)
                .map(Diagnostics.class::cast).ifPresent(Diagnostics::refresh);
    }

    private void look(Settings wanted) {
        root.zoom(wanted.zoomPercent());
        boolean narrow = layers.getWidth() > 0 && layers.getWidth() < COLLAPSE_BELOW;
        rail.collapse(wanted.railCollapsed() || narrow);
    }

    private void keyPressed(KeyEvent event) {
        if (REDO_TOO.match(event) && !isTyping(event.getTarget())) {
            event.consume();
            Optional.of(context.actions().action(StagedActions.REDO)).filter(Action::possible)
                    .ifPresent(action -> action.command().run());
            return;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey();
        if (plain && event.getTarget() instanceof TextInputControl) {
            return;
        }
        context.actions().pressed(event).filter(Action::possible)
                .filter(action -> !OF_TEXTS.contains(action.id()) || !isTyping(event.getTarget())).ifPresent(action -> {
                    event.consume();
                    Runnable command = action.command();
                    (action.id().equals(ShellActions.HELP) ? FieldHelp.of(event.getTarget()).orElse(command) : command)
                            .run();
                });
    }

    /// Whether somebody types there, so that undo is about the text: in a field, or in an editor.
    private static boolean isTyping(EventTarget target) {
        boolean isTyping = target instanceof TextInputControl;
        for (Node at = target instanceof Node node ? node : null; at != null && !isTyping; at = at.getParent()) {
            isTyping = at.getAccessibleRole() == AccessibleRole.TEXT_AREA
                    || at.getStyleClass().stream()
                            .anyMatch(name -> name.endsWith("text-area") || name.equals("code-area"));
        }
        return isTyping;
    }

    /// What nothing on the screen has made use of goes through the past, where that is shown.
    private void replayPressed(KeyEvent event) {
        boolean isText = event.getTarget() instanceof TextInputControl;
        if (!isText && replayBar.filter(bar -> bar.press(event)).isPresent()) {
            event.consume();
        }
    }

    private void keyTyped(KeyEvent event) {
        if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
            event.consume();
            context.actions().action(ShellActions.KEYS).command().run();
        }
    }

    private final class Review implements StagedActions.Host {
        private static final String SCREEN = "push";

        @Override
        public boolean canReview() {
            return slots.stream().anyMatch(slot -> slot.id().equals(SCREEN) && slot.isThere());
        }

        @Override
        public void diff() {
            context.crossing().go(SCREEN, new Target.Staged(Target.PushStep.DIFF));
        }

        @Override
        public void simulate() {
            context.crossing().go(SCREEN, new Target.Staged(Target.PushStep.CHECKS));
        }

        @Override
        public void push() {
            context.crossing().go(SCREEN, new Target.Staged(Target.PushStep.PLAN));
        }
    }

    private final class Host implements ShellActions.Host {
        @Override
        public void go(String screen) {
            overlay.close();
            ShellView.this.go(screen);
        }

        @Override
        public void palette() {
            PaletteViewModel found = new PaletteViewModel(context.actions().actions(), context.texts());
            overlay.open(new Palette(found, context.texts(), overlay::close));
        }

        @Override
        public void keys() {
            overlay.open(new KeySheet(context.actions().actions(), context.texts()));
        }

        @Override
        public void help() {
            overlay.open(new HelpCard(shown.get(), context.actions().actions(), context.texts(), this::keys));
        }

        @Override
        public void settings() {
            openSettings();
        }

        @Override
        public void diagnostics() {
            PopOver popOver = new PopOver(new Diagnostics(context));
            popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
            popOver.setDetachable(false);
            popOver.setAutoHide(true);
            popOver.setAnimated(false);
            popOver.show(status.frames());
            diagnostics = Optional.of(popOver);
        }

        @Override
        public void chooseInterfaces() {
            overlay.open(new InterfaceChooser(context.texts(), context.tasks(), desk, Interfaces::ofMachine,
                    overlay::close));
        }

        @Override
        public void quit() {
            quit.run();
        }
    }
}
