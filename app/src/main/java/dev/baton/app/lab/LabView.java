package dev.baton.app.lab;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.app.control.LogPane;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.Screen;

/// The lab: the drawing in the middle, what can be done at the right, what happened and why below.
public final class LabView implements Screen {
    private final LabViewModel model;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final LabToolbar toolbar;
    private final LabSide side;
    private final LabDrawing drawing;
    private final Label hint = new Label();
    private final Button hintAction = new Button();
    private final Label problem = new Label();
    private final Subscriptions held = new Subscriptions();

    public LabView(LabViewModel model, Texts texts, Pulse pulse) {
        this.model = model;
        this.texts = texts;
        toolbar = new LabToolbar(model, texts);
        side = new LabSide(model, texts);
        drawing = new LabDrawing(model, texts, pulse);
        VBox centre = new VBox(hintCard(), problemCard(), drawing.view(),
                new LogPane("lab-log", model.log(), texts).view());
        centre.getStyleClass().add("lab-centre");
        drawing.columnHeight().bind(centre.heightProperty());
        VBox.setVgrow(drawing.view(), Priority.SOMETIMES);
        VBox.setVgrow(centre.getChildren().getLast(), Priority.ALWAYS);
        root.getStyleClass().add("lab");
        root.setTop(toolbar.view());
        root.setCenter(centre);
        root.setRight(side.view());
    }

    @Override
    public String id() {
        return "lab";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        held.clear();
        model.show();
        toolbar.follow(held);
        side.follow(held);
        drawing.follow(held);
        held.follow(model.hint(), this::showHint);
        held.follow(model.problem(), why -> problem.setText(texts.said(why)));
    }

    @Override
    public void hidden() {
        held.clear();
        model.hide();
    }

    private Region hintCard() {
        hint.setId("lab-hint");
        hint.setWrapText(true);
        hint.setGraphic(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE));
        hint.setMaxWidth(Double.MAX_VALUE);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        hintAction.setId("lab-hint-action");
        hintAction.getStyleClass().add(Styles.ACCENT);
        hintAction.setMinWidth(Region.USE_PREF_SIZE);
        hintAction.setOnAction(_ -> model.tryHint());
        hintAction.visibleProperty().bind(Bindings.isNotEmpty(hintAction.textProperty()));
        HBox card = new HBox(hint, hintAction);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("lab-hint");
        return card;
    }

    private Region problemCard() {
        problem.setId("lab-problem");
        problem.setWrapText(true);
        problem.setGraphic(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("lab-problem");
        problem.visibleProperty().bind(Bindings.isNotEmpty(problem.textProperty()));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void showHint(LabHint now) {
        hint.setText(model.words().hint(now));
        hintAction.setText(model.words().hintAction(now));
    }
}
