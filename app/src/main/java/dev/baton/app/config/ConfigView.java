package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.TextForm;
import dev.baton.app.whatif.Subject;
import dev.baton.app.whatif.WhatIfPane;
import dev.baton.app.whatif.WhatIfViewModel;
import dev.baton.config.Place;

/// The Config screen: the open files on the left; on the right the text of one, the same in the other form, and what
/// every single fault would do to all of them together.
public final class ConfigView implements Screen {
    private static final double LIST_SHARE = 0.27;
    private static final double WAYS_GAP = 10;
    /// What leads to configurations where none are open.
    private static final List<String> WAYS = List.of("source.configs", "source.config-folder", "source.sample-pair");
    private static final String CONVERT = "config.convert";
    private static final String WHAT_IF = "config.what-if";

    private final Texts texts;
    private final SourceDesk desk;
    private final ConfigViewModel model;
    private final BorderPane root = new BorderPane();
    private final ListView<ConfigViewModel.FileRow> list;
    private final TextPane text;
    private final ConversionPane conversion;
    private final WhatIfPane whatIf;
    private final Tab textTab;
    private final Tab conversionTab;
    private final Tab whatIfTab;
    private final TabPane tabs;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Subscriptions held = new Subscriptions();
    private boolean isRestoring;

    public ConfigView(AppContext context) {
        this.texts = context.texts();
        this.desk = context.desk();
        this.model = new ConfigViewModel(context.source());
        addActions(context.actions());
        text = new TextPane(texts, "config-text", texts.get("config.text.name"));
        conversion = new ConversionPane(texts, new ActionButton(context.actions().action(CONVERT), texts),
                this::show);
        whatIf = new WhatIfPane(texts, new WhatIfViewModel(subject(context.source()), context.tasks(), texts),
                texts.get("config.whatif.basis"));
        textTab = tab("config.tab.text", text.view());
        conversionTab = tab("config.tab.convert", conversion.view());
        whatIfTab = tab("config.tab.what-if", whatIf.view());
        tabs = new TabPane(textTab, conversionTab, whatIfTab);
        tabs.getStyleClass().add("config-tabs");
        list = list();
        root.getStyleClass().add("config");
        root.setCenter(model.hasFiles() ? panes() : empty(context));
    }

    /// The open files, for what every single fault would do to them.
    static ObservableValue<Subject> subject(ClusterSource source) {
        return source.configs().map(configs -> configs.map(ConfigView::subject))
                .orElseGet(() -> new ReadOnlyObjectWrapper<>(Subject.NONE));
    }

    private static Subject subject(OpenConfigs configs) {
        return new Subject(configs.nodes(), List.of(),
                configs.files().stream().filter(f -> f.config().isEmpty()).map(ConfigFile::name).toList());
    }

    private Tab tab(String key, Region content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setClosable(false);
        return tab;
    }

    private ListView<ConfigViewModel.FileRow> list() {
        ListView<ConfigViewModel.FileRow> view = new ListView<>(model.files());
        view.getStyleClass().add("file-list");
        view.setAccessibleText(texts.get("config.files.name"));
        view.setCellFactory(_ -> new FileCell(texts));
        view.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> picked(row));
        return view;
    }

    private void picked(ConfigViewModel.@Nullable FileRow row) {
        if (!isRestoring && row != null) {
            model.select(Optional.of(row.file()));
        }
    }

    private Region panes() {
        SplitPane panes = new SplitPane(list, tabs);
        panes.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(list, false);
        panes.getStyleClass().add("config-panes");
        return panes;
    }

    private Region empty(AppContext context) {
        Label title = new Label(texts.get("config.empty.title"));
        title.getStyleClass().add("empty-title");
        Label words = new Label(texts.get("config.empty.text"));
        words.getStyleClass().addAll("empty-text", "muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane ways = new FlowPane(WAYS_GAP, WAYS_GAP);
        ways.setAlignment(Pos.CENTER);
        WAYS.forEach(id -> context.actions().find(id)
                .ifPresent(action -> ways.getChildren().add(new ActionButton(action, texts))));
        VBox box = new VBox(title, words, ways);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    private void addActions(ActionTable actions) {
        ObservableValue<String> nothing = Bindings.createStringBinding(this::nothing, shown, model.selected());
        ObservableValue<String> notConvertible = Bindings.createStringBinding(() -> {
            boolean isPossible = model.conversion().get().filter(Conversion::isPossible).isPresent();
            return !nothing().isEmpty() || isPossible ? nothing() : texts.get("config.convert.impossible");
        }, shown, model.selected(), model.conversion());
        actions.add(named(CONVERT, this::convert).icon(MaterialDesignC.CONTENT_SAVE_OUTLINE).keys("Shortcut+Shift+V")
                .unless(notConvertible));
        actions.add(named("config.next-problem", () -> step(1)).icon(MaterialDesignA.ARROW_DOWN).keys("F8")
                .unless(nothing));
        actions.add(named("config.previous-problem", () -> step(-1)).icon(MaterialDesignA.ARROW_UP).keys("Shift+F8")
                .unless(nothing));
        actions.add(named(WHAT_IF, () -> tabs.getSelectionModel().select(whatIfTab))
                .icon(MaterialDesignS.SWAP_HORIZONTAL_BOLD).unless(nothing));
        actions.add(named("config.text", () -> tabs.getSelectionModel().select(textTab))
                .icon(MaterialDesignF.FILE_DOCUMENT_OUTLINE).unless(nothing));
    }

    private static Action named(String id, Runnable command) {
        return Action.of(id, "action." + id, command);
    }

    private String nothing() {
        if (!model.hasFiles()) {
            return texts.get("config.why.no-files");
        }
        if (!shown.get()) {
            return texts.get("config.why.not-shown");
        }
        return model.selected().get().isEmpty() ? texts.get("config.why.none-selected") : "";
    }

    private void step(int step) {
        tabs.getSelectionModel().select(textTab);
        model.step(step);
    }

    /// What is lost on the way is seen before a file is asked for.
    private void convert() {
        if (!conversionTab.isSelected()) {
            tabs.getSelectionModel().select(conversionTab);
            return;
        }
        model.conversion().get().filter(Conversion::isPossible).ifPresent(now -> desk.saveText(now.node(),
                List.of(new TextForm(now.to().ending(), now::text))));
    }

    private void show(Place place) {
        tabs.getSelectionModel().select(textTab);
        model.show(place);
    }

    @Override
    public String id() {
        return "config";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void show(Target target) {
        switch (target) {
            case Target.InFile(Place place) -> show(place);
            case Target.Packets _,Target.PairNode _,Target.OfNode _,Target.Staged _,Target.Configuration _ -> {
                // Packets are on another screen.
            }
        }
    }

    @Override
    public void shown() {
        held.clear();
        shown.set(true);
        model.start();
        whatIf.start();
        held.follow(model.lines(), text::show);
        held.follow(model.conversion(), conversion::show);
        held.follow(model.selected(), this::follow);
        held.follow(model.mark(), mark -> mark.ifPresent(m -> text.mark(m.row())));
    }

    private void follow(Optional<ConfigFile> file) {
        isRestoring = true;
        file.flatMap(f -> model.files().stream().filter(row -> row.file().equals(f)).findFirst())
                .ifPresent(row -> list.getSelectionModel().select(row));
        isRestoring = false;
        file.ifPresent(f -> conversionTab.setText(texts.get("config.tab.convert." + f.kind().ending())));
    }

    @Override
    public void hidden() {
        shown.set(false);
        held.clear();
        whatIf.stop();
        model.stop();
    }
}
