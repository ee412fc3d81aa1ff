package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.files.Remark;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;
import dev.baton.draft.Draft;
import dev.baton.finding.Severity;

/// What is to say of all configurations, the worst first; a click leads to where it is written.
final class ProblemsPane {
    private static final double ROW_MARGIN = 90;

    private final Texts texts;
    private final FindingWords words;
    private final BiFunction<Draft, Remark, List<QuickFixes.Fix>> fixes;
    private final Label title = new Label();
    private final ListView<Remark> list = new ListView<>();
    private final BorderPane root = new BorderPane();
    private List<NodeRow> nodes = List.of();

    /// @param go    leads to a place
    /// @param fixes what mends a remark
    ProblemsPane(Texts texts, Consumer<Place> go, BiFunction<Draft, Remark, List<QuickFixes.Fix>> fixes) {
        this.texts = texts;
        this.words = new FindingWords(texts);

        this.fixes = fixes;
        title.getStyleClass().add("problems-title");
        list.getStyleClass().add("problem-list");
        list.setId("config-problems");
        list.setAccessibleText(texts.get("config.problems.name"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(texts.get("config.problems.none")));
        list.getSelectionModel().selectedItemProperty().subscribe(remark -> {
            if (remark != null) {
                first(remark).ifPresent(go);
            }
        });
        root.setTop(title);
        root.setCenter(list);
        root.getStyleClass().add("problems-pane");
    }

    private static Optional<Place> first(Remark remark) {
        return remark.spots().stream().map(Remark.Spot::place).findFirst();
    }

    Region view() {
        return root;
    }

    void show(List<Remark> remarks, List<NodeRow> rows) {
        nodes = rows;
        List<Remark> sorted = remarks.stream().sorted(java.util.Comparator.comparing(Remark::severity)).toList();
        if (!list.getItems().equals(sorted)) {
            list.getItems().setAll(sorted);
        }
        long errors = remarks.stream().filter(r -> r.severity() == Severity.ERROR).count();
        long warnings = remarks.stream().filter(r -> r.severity() == Severity.WARNING).count();
        title.setText(texts.get("config.problems.title", errors, warnings, remarks.size() - errors - warnings));
    }

    private final class Cell extends ListCell<Remark> {
        private final FontIcon icon = new FontIcon();
        private final Label code = label("problem-code");
        private final Label where = label("problem-where");
        private final Label sentence = label("problem-sentence");
        private final Label advice = label("problem-advice");
        private final HBox buttons = new HBox();
        private final HBox row;

        Cell() {
            for (Label each : List.of(sentence, advice)) {
                each.setWrapText(true);
                each.setMinHeight(Region.USE_PREF_SIZE);
                each.prefWidthProperty().bind(list.widthProperty().subtract(ROW_MARGIN));
            }
            code.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getStyleClass().add("problem-fixes");
            HBox head = new HBox(code, where);
            head.getStyleClass().add("problem-head");
            VBox all = new VBox(head, sentence, advice, buttons);
            all.setMinWidth(0);
            HBox.setHgrow(all, Priority.ALWAYS);
            row = new HBox(icon, all);
            row.getStyleClass().add("problem-row");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
            getStyleClass().add("problem-cell");
        }

        private static Label label(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            return label;
        }

        @Override
        protected void updateItem(@Nullable Remark remark, boolean empty) {
            super.updateItem(remark, empty);
            for (Severity severity : Severity.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(severity.word()),
                        remark != null && remark.severity() == severity);
            }
            if (remark == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconCode(FindingWords.icon(remark.severity()));
            code.setText(remark.code().map(Enum::name).orElse(""));
            code.setManaged(remark.code().isPresent());
            where.setText(first(remark).map(place -> texts.get("config.problem.at", node(place), place.line()))
                    .orElse(FindingWords.subject(remark.subject())));
            String general = remark.code().filter(_ -> !words.isEnglish()).map(c -> words.title(c) + " · ").orElse("");
            sentence.setText(general + texts.said(remark.sentence()));
            advice.setText(texts.said(remark.fix()));
            List<Node> made = draft(remark).map(draft -> fixes.apply(draft, remark)).orElse(List.of()).stream()
                    .<Node>map(this::button).toList();
            buttons.getChildren().setAll(made);
            buttons.setManaged(!made.isEmpty());
            setGraphic(row);
            setAccessibleText(String.join(", ", words.severity(remark.severity()), code.getText(), where.getText(),
                    sentence.getText(), advice.getText()));
        }

        private Button button(QuickFixes.Fix fix) {
            Button button = new Button(texts.said(fix.title()));
            button.getStyleClass().add("problem-fix");
            button.setOnAction(_ -> fix.apply().run());
            return button;
        }
    }

    private Optional<Draft> draft(Remark remark) {
        return first(remark).flatMap(place -> nodes.stream().filter(row -> row.textName().equals(place.file()))
                .findFirst()).flatMap(NodeRow::draft);
    }

    private String node(Place place) {
        return nodes.stream().filter(row -> row.textName().equals(place.file())).map(NodeRow::name).findFirst()
                .orElse(place.file());
    }
}
