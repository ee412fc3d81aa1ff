package dev.baton.app.nodes;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.i18n.Texts;
import dev.baton.app.link.PairedNode;
import dev.baton.app.link.PairingOffer;

/// The card that pairs with a node: paste the code, see what it trusts, pair, compare the words.
final class PairCard extends VBox {
    private static final double PROGRESS_SIZE = 22;
    private static final int KEY_GROUP = 8;
    private static final int CODE_ROWS = 3;

    private final Texts texts;
    private final OrderRules rules;
    private final Runnable close;
    private final TextArea code = new TextArea();
    private final TextField name = new TextField();
    private final VBox content = new VBox();
    private final Button pair;
    private final Button cancel;
    private final Button differ;
    private final Button same;

    PairCard(Texts texts, PairingViewModel model, OrderRules rules, Runnable close) {
        this.texts = texts;
        this.rules = rules;
        this.close = close;
        getStyleClass().addAll("overlay-card", "pair-card");
        code.setId("pair-code");
        code.setPrefRowCount(CODE_ROWS);
        code.setWrapText(true);
        code.setPromptText(texts.get("nodes.pair.prompt"));
        code.setAccessibleText(texts.get("nodes.pair.code"));
        code.textProperty().subscribe(model::look);
        name.setId("pair-name");
        name.setPromptText(texts.get("nodes.pair.name.prompt"));
        name.setAccessibleText(texts.get("nodes.pair.name"));
        content.getStyleClass().add("pair-content");
        pair = button("pair-now", "nodes.pair.now", Styles.ACCENT, () -> {
            model.pair(name.getText());
            code.clear();
        });
        pair.setDefaultButton(true);
        cancel = AskCard.cancel(texts, close);
        differ = button("pair-differ", "nodes.pair.differ", Styles.DANGER, model::wordsDiffer);
        same = button("pair-same", "nodes.pair.same", Styles.ACCENT, close);
        Label title = AskCard.title(texts.get("nodes.pair.title"));
        getChildren().addAll(title, content);
        model.stage().subscribe(this::show);
    }

    private Button button(String id, String key, String style, Runnable command) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> command.run());
        return button;
    }

    private void show(PairingViewModel.Stage stage) {
        List<Node> parts = new ArrayList<>();
        switch (stage) {
            case PairingViewModel.Empty _ -> {
                parts.addAll(entry());
                parts.add(buttons(cancel, pair));
            }
            case PairingViewModel.NoCode(String why) -> {
                parts.addAll(entry());
                parts.add(problem(why));
                parts.add(buttons(cancel, pair));
            }
            case PairingViewModel.Offered(PairingOffer offer) -> {
                parts.addAll(entry());
                parts.addAll(offered(offer));
                parts.add(buttons(cancel, pair));
            }
            case PairingViewModel.Asking(PairingOffer offer) -> {
                ProgressIndicator progress = new ProgressIndicator();
                progress.setPrefSize(PROGRESS_SIZE, PROGRESS_SIZE);
                HBox line = new HBox(progress, new Label(texts.get("nodes.pair.asking", offer.address())));
                line.getStyleClass().add("pair-asking");
                parts.add(line);
                parts.add(buttons(cancel));
            }
            case PairingViewModel.Done(PairingOffer offer, PairedNode node) -> {
                parts.add(done(node));
                parts.add(AskCard.line(texts.get("nodes.pair.compare", node.name())));
                parts.add(words(offer.words()));
                parts.add(buttons(differ, same));
            }
            case PairingViewModel.Failed failed -> {
                parts.addAll(failed(failed));
                cancel.setText(texts.get("nodes.close"));
                parts.add(buttons(cancel));
            }
        }
        pair.setDisable(!(stage instanceof PairingViewModel.Offered));
        boolean hadFocus = code.isFocused();
        content.getChildren().setAll(parts);
        if (hadFocus && code.getScene() != null) {
            code.requestFocus();
        }
        if (stage instanceof PairingViewModel.Done) {
            same.requestFocus();
        }
    }

    private static Node buttons(Button... all) {
        return AskCard.buttons(all);
    }

    private List<Node> entry() {
        Label how = AskCard.line(texts.get("nodes.pair.how"));
        Label command = new Label(NodesEmpty.COMMAND);
        command.getStyleClass().add("command");
        return List.of(how, command, code);
    }

    private Label problem(String why) {
        Label label = AskCard.line(why);
        label.getStyleClass().add("pair-problem");
        label.setId("pair-problem");
        return label;
    }

    private List<Node> offered(PairingOffer offer) {
        Label trust = AskCard.line(texts.get("nodes.pair.trust", offer.address()));
        Label key = new Label(grouped(offer.key()));
        key.getStyleClass().add("pair-key");
        key.setWrapText(true);
        key.setMinHeight(Region.USE_PREF_SIZE);
        key.setAccessibleText(texts.get("nodes.pair.key", offer.key()));
        Label nameTitle = new Label(texts.get("nodes.pair.name"));
        nameTitle.getStyleClass().add("fact-title");
        nameTitle.setLabelFor(name);
        return List.of(trust, key, AskCard.line(texts.get("nodes.pair.words-soon")), words(offer.words()), nameTitle,
                name);
    }

    private Node words(List<String> words) {
        FlowPane line = new FlowPane();
        line.getStyleClass().add("pair-words");
        words.forEach(word -> {
            Label label = new Label(word);
            label.getStyleClass().add("pair-word");
            line.getChildren().add(label);
        });
        line.setAccessibleText(String.join(" ", words));
        return line;
    }

    private Label done(PairedNode node) {
        Label label = AskCard.line(texts.get("nodes.pair.done", node.name(), rules.role(node.role())));
        label.setGraphic(new FontIcon(MaterialDesignC.CHECK_CIRCLE));
        label.getStyleClass().add("pair-done");
        return label;
    }

    private List<Node> failed(PairingViewModel.Failed failed) {
        Label title = AskCard.line(failed.title());
        title.setGraphic(new FontIcon(failed.isHardStop()
                ? MaterialDesignS.SHIELD_ALERT_OUTLINE
                : MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        title.getStyleClass().add(failed.isHardStop() ? "pair-stop" : "pair-problem");
        title.setId("pair-failed");
        return List.of(title, AskCard.line(failed.why()));
    }

    /// A key in groups, so that it can be compared by eye.
    static String grouped(String key) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < key.length(); i += KEY_GROUP) {
            groups.add(key.substring(i, Math.min(key.length(), i + KEY_GROUP)));
        }
        return String.join(" ", groups);
    }

    @Override
    public void requestFocus() {
        code.requestFocus();
    }

    /// Closes the card.
    void close() {
        close.run();
    }
}
