package dev.baton.app.traffic;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;

/// What was found in the packets, the worst first, a line each; it is not there while nothing was found. A line leads to
/// the packet that shows it.
final class FindingStrip extends VBox {
    /// How many findings have a line; the others are counted.
    static final int MAX_LINES = 3;
    /// How many codes of the others are named.
    private static final int MAX_CODES = 8;
    private static final double TOOLTIP_WIDTH = 520;

    private final Texts texts;
    private final FindingWords words;
    private final LongPredicate isKept;
    private final LongConsumer go;
    private List<Finding> shown = List.of();

    /// @param isKept whether the packet with a number is still there
    /// @param go     leads to it
    FindingStrip(Texts texts, LongPredicate isKept, LongConsumer go) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        this.isKept = isKept;
        this.go = go;
        getStyleClass().add("finding-strip");
        setAccessibleText(texts.get("traffic.findings.name"));
        setVisible(false);
        setManaged(false);
    }

    /// Shows what there is now; nothing happens if it is the same as before.
    void show(List<Finding> findings) {
        if (findings.equals(shown)) {
            return;
        }
        shown = findings;
        List<Finding> worst = FindingWords.worst(findings);
        List<Finding> named = worst.subList(0, Math.min(MAX_LINES, worst.size()));
        boolean isMore = worst.size() > named.size();
        int lines = named.size() + (isMore ? 1 : 0);
        getChildren().removeIf(child -> child instanceof Label);
        while (getChildren().size() > named.size()) {
            getChildren().removeLast();
        }
        for (int i = 0; i < named.size(); i++) {
            if (i == getChildren().size()) {
                getChildren().add(new Line());
            }
            if (getChildren().get(i) instanceof Line line) {
                line.show(named.get(i));
            }
        }
        if (isMore) {
            getChildren().add(more(worst.subList(named.size(), worst.size())));
        }
        setVisible(lines > 0);
        setManaged(lines > 0);
    }

    private Label more(List<Finding> others) {
        List<String> codes = others.stream().map(finding -> finding.code().name()).distinct().toList();
        Label label = new Label(texts.get("traffic.findings.more", others.size(),
                codes.stream().limit(MAX_CODES).collect(Collectors.joining(", "))
                        + (codes.size() > MAX_CODES ? " …" : "")));
        label.getStyleClass().add("finding-more");
        return label;
    }

    /// One finding. The line stays the same while its words change, so that it keeps the focus.
    private final class Line extends Button {
        private final FontIcon icon = new FontIcon();
        private final Label severity = label("finding-severity");
        private final Label code = label("finding-code");
        private final Label title = label("finding-title");
        private final Label sentence = label("finding-sentence");
        private final Label count = label("finding-count");
        private final Tooltip tip = new Tooltip();

        Line() {
            HBox.setHgrow(sentence, Priority.ALWAYS);
            sentence.setMaxWidth(Double.MAX_VALUE);
            sentence.setMinWidth(0);
            for (Label fixed : List.of(severity, code, title, count)) {
                fixed.setMinWidth(Region.USE_PREF_SIZE);
            }
            HBox row = new HBox(icon, severity, code, title, sentence, count);
            row.getStyleClass().add("finding-line");
            row.prefWidthProperty().bind(widthProperty().subtract(24));
            setGraphic(row);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setMaxWidth(Double.MAX_VALUE);
            setMinWidth(0);
            setPrefWidth(0);
            tip.setWrapText(true);
            tip.setMaxWidth(TOOLTIP_WIDTH);
            setTooltip(tip);
        }

        private static Label label(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            return label;
        }

        void show(Finding finding) {
            icon.setIconCode(FindingWords.icon(finding.severity()));
            severity.setText(words.severity(finding.severity()));
            code.setText(finding.code().name());
            title.setText(words.title(finding.code()));
            sentence.setText(words.sentence(finding));
            count.setText(words.count(finding));
            OptionalLong packet = finding.evidence().stream().mapToLong(Evidence::packet).filter(isKept).findFirst();
            String help = words.help(finding)
                    + (packet.isPresent() ? "" : "\n" + texts.get("traffic.findings.gone"));
            tip.setText(words.inGeneral(finding.code(), finding.subject()) + "\n" + help);
            setAccessibleText(String.join(", ", words.severity(finding.severity()), finding.code().name(),
                    words.title(finding.code()),
                    words.sentence(finding), words.count(finding)));
            setAccessibleHelp(help);
            getStyleClass().setAll("finding", finding.severity().word());
            setOnAction(_ -> packet.ifPresent(go));
        }
    }
}
