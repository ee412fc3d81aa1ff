package dev.baton.app.push;

import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;
import dev.baton.push.PushEnd;

/// What has come of a push: the whole, each node, what was measured.
final class EndPage {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final Texts texts;
    private final PushWords words;

    EndPage(Texts texts) {
        this.texts = texts;
        words = new PushWords(texts);
    }

    void fill(VBox page, PushViewModel.State now) {
        now.run().ifPresent(run -> run.end().ifPresent(end -> {
            page.getChildren().add(verdict(run, end));
            end.nodes().forEach(node -> page.getChildren().add(node(node)));
            run.takeovers().forEach(t -> page.getChildren().add(card(texts.said(t.sentence()), t.isDone())));
            page.getChildren().add(measured(now.measured()));
        }));
    }

    private VBox verdict(RunState run, PushEnd end) {
        boolean isGood = run.isGood();
        VBox card = card(run.problem().isEmpty()
                ? isGood && end.nodes().isEmpty() ? texts.get("push.end.handed-over") : words.result(end.result())
                : texts.get("push.end.broken"), isGood);
        card.getStyleClass().add("push-verdict");
        if (!end.why().isEmpty()) {
            card.getChildren().add(label(texts.said(end.why()), "push-small"));
        }
        return card;
    }

    private VBox node(PushEnd.NodeEnd node) {
        boolean isKnown = node.has() != PushEnd.Has.UNKNOWN;
        VBox card = card(node.node() + " · " + words.has(node.has()), isKnown);
        card.pseudoClassStateChanged(GOOD, node.has() == PushEnd.Has.NEW);
        String detail = words.detail(node, Instant.now());
        if (!detail.isEmpty()) {
            card.getChildren().add(label(detail, "push-small"));
        }
        return card;
    }

    private VBox measured(Measured measured) {
        VBox card = new VBox(label(texts.get("push.end.measured"), "push-heading"));
        card.getStyleClass().add("push-card");
        if (measured.moves().isEmpty()) {
            card.getChildren().add(label(texts.get("push.end.no-move"), "push-small"));
        }
        measured.moves().forEach(m -> card.getChildren().add(label(words.move(m), "push-small")));
        measured.gaps().forEach(g -> card.getChildren().add(label(words.gap(g), "push-small")));
        return card;
    }

    private static VBox card(String title, boolean isGood) {
        VBox card = new VBox(label(title, "push-heading"));
        card.getStyleClass().add("push-card");
        card.pseudoClassStateChanged(BAD, !isGood);
        card.pseudoClassStateChanged(GOOD, isGood);
        return card;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
