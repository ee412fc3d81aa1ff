package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import dev.baton.app.action.ActionButton;
import dev.baton.app.draft.Staging;
import dev.baton.app.editor.CodeEditor;
import dev.baton.app.editor.TextEditor;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.Remark;
import dev.baton.app.form.FormViewModel;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.matrix.MatrixPane;
import dev.baton.app.matrix.MatrixViewModel;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Overlay;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.TextForm;
import dev.baton.app.whatif.Subject;
import dev.baton.app.whatif.WhatIfPane;
import dev.baton.app.whatif.WhatIfViewModel;
import dev.baton.app.wizard.WizardCard;
import dev.baton.app.wizard.WizardViewModel;
import dev.baton.config.Place;
import dev.baton.draft.Draft;

/// The Config screen: the nodes with their configurations on the left; on the right one of them as a form, as text and in
/// the other form, all of them side by side, and what every single fault would do; under it what is wrong.
public final class ConfigView implements Screen {
    private static final double LIST_SHARE = 0.22;
    private static final double TABS_SHARE = 0.76;
    /// Where there is little height, the problems get less of it.
    private static final double LOW = 480;
    private static final double LOW_TABS_SHARE = 0.83;
    private static final double LEAST_LIST_WIDTH = 168;

    private final Texts texts;
    private final SourceDesk desk;
    private final Staging staging;
    private final AppContext context;
    private final ConfigViewModel model;
    private final BorderPane root = new BorderPane();
    private final Overlay overlay = new Overlay();
    private final StackPane layers = new StackPane(root, overlay);
    private final ListView<NodeRow> list;
    private final FormTab form;
    private final TextTab text;
    private final MatrixPane matrix;
    private final ConversionPane conversion;
    private final WhatIfPane whatIf;
    private final ProblemsPane problems;
    private final Tab formTab;
    private final Tab textTab;
    private final Tab matrixTab;
    private final Tab conversionTab;
    private final Tab whatIfTab;
    private final TabPane tabs;
    private final SplitPane centre = new SplitPane();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Subscriptions held = new Subscriptions();
    private Optional<WizardCard> wizard = Optional.empty();
    private boolean isRestoring;

    public ConfigView(AppContext context) {
        this(context, () -> new CodeEditor(context.texts(), context.pulse(), context.tasks()));
    }

    /// @param editor makes a text editor
    ConfigView(AppContext context, Supplier<TextEditor> editor) {
        this.context = context;
        this.texts = context.texts();
        this.desk = context.desk();
        this.staging = context.staging();
        this.model = new ConfigViewModel(context.source(), staging, context.tasks());
        new ConfigActions(context, model, shown, this::command).add();
        QuickFixes fixes = new QuickFixes(texts, staging);
        form = new FormTab(texts, new FormViewModel(staging), problem -> show(problem.place()),
                () -> command(ConfigActions.TEXT));
        text = new TextTab(texts, model, editor);
        matrix = new MatrixPane(new MatrixViewModel(staging), texts);
        conversion = new ConversionPane(texts, new ActionButton(context.actions().action(ConfigActions.CONVERT), texts),
                this::show);
        whatIf = new WhatIfPane(texts, new WhatIfViewModel(subject(context.source(), staging), context.tasks(), texts),
                texts.get("config.whatif.basis"));
        problems = new ProblemsPane(texts, this::show, fixes::of);
        formTab = tab("config.tab.form", form.view());
        textTab = tab("config.tab.text", text.view());
        matrixTab = tab("config.tab.matrix", matrix.view());
        conversionTab = tab("config.tab.convert", conversion.view());
        whatIfTab = tab("config.tab.what-if", whatIf.view());
        tabs = new TabPane();
        tabs.getStyleClass().add("config-tabs");
        tabs.getTabs().setAll(model.isEditable()
                ? List.of(formTab, textTab, matrixTab, conversionTab, whatIfTab)
                : List.of(textTab, conversionTab, whatIfTab));
        list = list();
        root.getStyleClass().add("config");
        root.setCenter(model.hasConfigurations() ? panes() : empty());
    }

    /// The configurations as they would be with what is staged, or else the open files, for what every single fault would
    /// do to them.
    static ObservableValue<Subject> subject(ClusterSource source, Staging staging) {
        if (staging.bases().isPresent()) {
            return staging.workspace().map(workspace -> new Subject(
                    workspace.drafts().stream().map(Draft::config).flatMap(Optional::stream).toList(), List.of(),
                    workspace.drafts().stream().filter(d -> d.config().isEmpty()).map(Draft::node).toList()));
        }
        return source.configs().map(configs -> configs.map(open -> new Subject(open.nodes(), List.of(),
                open.files().stream().filter(f -> f.config().isEmpty()).map(ConfigFile::name).toList())))
                .orElseGet(() -> new ReadOnlyObjectWrapper<>(Subject.NONE));
    }

    private Tab tab(String key, Region content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setClosable(false);
        tab.setId(key.replace('.', '-'));
        return tab;
    }

    private ListView<NodeRow> list() {
        ListView<NodeRow> view = new ListView<>(model.nodes());
        view.getStyleClass().add("file-list");
        view.setAccessibleText(texts.get("config.files.name"));
        view.setCellFactory(_ -> new NodeRowCell(texts));
        view.setPlaceholder(new Label(texts.get("config.files.none")));
        view.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> picked(row));
        return view;
    }

    private void picked(@Nullable NodeRow row) {
        if (!isRestoring && row != null) {
            model.select(Optional.of(row));
        }
    }

    private Region panes() {
        centre.setOrientation(Orientation.VERTICAL);
        centre.getItems().setAll(tabs, problems.view());
        centre.setDividerPositions(TABS_SHARE);
        SplitPane.setResizableWithParent(problems.view(), false);
        centre.heightProperty().subscribe(height -> centre
                .setDividerPositions(height.doubleValue() < LOW ? LOW_TABS_SHARE : TABS_SHARE));
        BorderPane left = new BorderPane(list, null, null, newCluster(), null);
        left.setMinWidth(LEAST_LIST_WIDTH);
        SplitPane panes = new SplitPane(left, centre);
        panes.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(panes.getItems().getFirst(), false);
        panes.getStyleClass().add("config-panes");
        return panes;
    }

    private Region newCluster() {
        ActionButton button = new ActionButton(context.actions().action(ConfigActions.NEW_CLUSTER), texts);
        button.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(button);
        box.getStyleClass().add("file-ways");
        return box;
    }

    private Region empty() {
        String kind = switch (context.source().kind()) {
            case LIVE, FILE -> "wire";
            case LAB, NODES -> "waiting";
            case CONFIGS, NONE -> "none";
        };
        Label title = new Label(texts.get("config.empty." + kind + ".title"));
        title.getStyleClass().add("empty-title");
        Label words = new Label(texts.get("config.empty." + kind + ".text"));
        words.getStyleClass().addAll("empty-text", "muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("config-ways");
        ConfigActions.WAYS.forEach(id -> context.actions().find(id)
                .ifPresent(action -> ways.getChildren().add(new ActionButton(action, texts))));
        VBox box = new VBox(title, words, ways);
        box.getStyleClass().add("empty-pane");
        return box;
    }

    /// Does what an action is for.
    private void command(String action) {
        switch (action) {
            case ConfigActions.CONVERT -> convert();
            case ConfigActions.FORM -> tabs.getSelectionModel().select(formTab);
            case ConfigActions.TEXT -> tabs.getSelectionModel().select(textTab);
            case ConfigActions.MATRIX -> tabs.getSelectionModel().select(matrixTab);
            case ConfigActions.WHAT_IF -> tabs.getSelectionModel().select(whatIfTab);
            case ConfigActions.NEW_CLUSTER -> openWizard();
            case ConfigActions.NEXT -> model.step(1);
            case ConfigActions.PREVIOUS -> model.step(-1);
            default -> throw new IllegalArgumentException("No action " + action);
        }
    }

    private void openWizard() {
        wizard.ifPresent(WizardCard::stop);
        WizardCard card = new WizardCard(new WizardViewModel(context.source(), staging, desk, context.tasks()), texts,
                overlay::close);
        wizard = Optional.of(card);
        overlay.open(card);
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
        model.show(place);
    }

    @Override
    public String id() {
        return "config";
    }

    @Override
    public Region view() {
        return layers;
    }

    @Override
    public void show(Target target) {
        switch (target) {
            case Target.InFile(Place place) -> show(place);
            case Target.Configuration(String node) -> model.select(node);
            case Target.Packets _,Target.PairNode _,Target.OfNode _,Target.Staged _,Target.Failover _ -> {
                // That is on another screen.
            }
        }
    }

    @Override
    public void shown() {
        held.clear();
        shown.set(true);
        model.start();
        held.follow(model.conversion(), conversion::show);
        held.follow(tabs.getSelectionModel().selectedItemProperty(), this::opened);
        held.follow(model.selected(), this::follow);
        held.follow(model.remarks(), this::tell);
        held.follow(model.wanted(), wanted -> wanted.ifPresent(this::reveal));
    }

    /// What is not seen follows nothing: typing is not to be slowed down by it.
    private void opened(Tab tab) {
        form.stop();
        matrix.stop();
        whatIf.stop();
        model.wantConversion(tab.equals(conversionTab));
        if (tab.equals(formTab)) {
            form.start();
            form.show(model.selected().get());
        } else if (tab.equals(matrixTab)) {
            matrix.start();
        } else if (tab.equals(whatIfTab)) {
            whatIf.start();
        }
    }

    private void reveal(ConfigViewModel.Wanted wanted) {
        tabs.getSelectionModel().select(textTab);
        text.reveal(wanted.place());
        model.seen();
    }

    private void tell(List<Remark> remarks) {
        problems.show(remarks, model.nodes());
    }

    private void follow(Optional<NodeRow> row) {
        isRestoring = true;
        row.ifPresentOrElse(r -> list.getSelectionModel().select(model.nodes().indexOf(r)),
                list.getSelectionModel()::clearSelection);
        isRestoring = false;
        if (formTab.isSelected()) {
            form.show(row);
        }
        text.show(row, context.source().configs().map(javafx.beans.property.ReadOnlyObjectProperty::get));
        row.flatMap(NodeRow::kind)
                .ifPresent(kind -> conversionTab.setText(texts.get("config.tab.convert." + kind)));
    }

    @Override
    public void hidden() {
        shown.set(false);
        held.clear();
        overlay.close();
        wizard.ifPresent(WizardCard::stop);
        wizard = Optional.empty();
        whatIf.stop();
        form.stop();
        matrix.stop();
        text.close();
        model.stop();
    }
}
