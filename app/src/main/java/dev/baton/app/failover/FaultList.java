package dev.baton.app.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import dev.baton.api.FaultKind;
import dev.baton.app.i18n.Texts;

/// The faults by how much they break, the mildest first: what each does, which outage is expected, or why it cannot be
/// done now.
final class FaultList extends VBox {
    /// What a card has beside its texts, and the list beside a card.
    private static final double AROUND = 56;
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    private final Texts texts;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final ToggleGroup group = new ToggleGroup();
    private final List<Card> cards = new ArrayList<>();

    FaultList(Texts texts, FailoverViewModel model) {
        this.texts = texts;
        this.model = model;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-faults");
        Label heading = new Label(texts.get("failover.faults"));
        heading.getStyleClass().add("failover-heading");
        getChildren().add(heading);
        for (FaultKind kind : FaultKind.values()) {
            Card card = new Card(kind);
            cards.add(card);
            getChildren().add(card);
        }
    }

    void look(FailoverState now) {
        List<FaultChoice> choices = now.survey().map(Survey::choices).orElse(List.of());
        for (Card card : cards) {
            card.look(choices.stream().filter(c -> c.kind() == card.kind).findFirst(), now);
        }
    }

    /// As high as its texts are in its own width: a button asks for the height before it has given a width.
    private static final class Sheet extends VBox {
        Sheet(Node... children) {
            super(children);
            getStyleClass().add("failover-fault-box");
        }

        @Override
        public @Nullable Orientation getContentBias() {
            return null;
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(getPrefWidth());
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }

    private final class Card extends ToggleButton {
        private final FaultKind kind;
        private final Label gap = new Label();
        private final Label what = new Label();
        private final Label why = new Label();

        Card(FaultKind kind) {
            this.kind = kind;
            getStyleClass().setAll("failover-fault");
            setId("fault-" + kind.word());
            setToggleGroup(group);
            setMaxWidth(Double.MAX_VALUE);
            Label name = new Label(words.fault(kind), new FontIcon(words.icon(kind)));
            name.getStyleClass().add("failover-fault-name");
            gap.getStyleClass().add("failover-fault-gap");
            gap.setMinWidth(Region.USE_PREF_SIZE);
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox top = new HBox(name, between, gap);
            top.getStyleClass().add("failover-fault-top");
            what.setText(words.what(kind));
            what.getStyleClass().addAll("failover-small", "muted");
            why.getStyleClass().addAll("failover-small", "failover-why");
            for (Label label : List.of(what, why)) {
                label.setWrapText(true);
                label.setMinHeight(USE_PREF_SIZE);
            }
            Sheet box = new Sheet(top, what, why);
            box.prefWidthProperty().bind(FaultList.this.widthProperty().subtract(AROUND));
            setGraphic(box);
            setOnAction(_ -> pressed());
        }

        /// One stays chosen: pressing it again, or one that cannot be done, changes nothing.
        private void pressed() {
            if (!getPseudoClassStates().contains(UNAVAILABLE)) {
                model.choose(kind);
            }
            FaultList.this.look(model.state().get());
        }

        void look(Optional<FaultChoice> choice, FailoverState now) {
            boolean isImpossible = choice.filter(c -> !c.isPossible()).isPresent();
            gap.setText(choice.filter(FaultChoice::isPossible).map(c -> words.gap(c.gapNanos())).orElse(""));
            why.setText(choice.map(FaultChoice::whyNot).map(texts::said).orElse(""));
            why.setVisible(isImpossible);
            why.setManaged(isImpossible);
            pseudoClassStateChanged(UNAVAILABLE, isImpossible);
            setSelected(now.fault().equals(Optional.of(kind)));
            setAccessibleText(isImpossible
                    ? texts.get("failover.fault.told-not", words.fault(kind), words.what(kind), why.getText())
                    : texts.get("failover.fault.told", words.fault(kind), words.what(kind), gap.getText()));
        }
    }
}
