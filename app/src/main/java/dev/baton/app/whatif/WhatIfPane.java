package dev.baton.app.whatif;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Standing;

/// What every single fault would do, the worst first, under who holds what without a fault.
public final class WhatIfPane {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final Texts texts;
    private final WhatIfViewModel model;
    private final WhatIfWords words;
    private final BorderPane root = new BorderPane();
    private final Label sentence = new Label();
    private final Label leftOut = new Label();
    private final FlowPane standings = new FlowPane();
    private final TableView<WhatIfViewModel.Row> table = new TableView<>();
    private final Subscriptions held = new Subscriptions();
    private boolean isOfFaultsOnly;

    /// @param basis what the prediction rests on, as a sentence
    public WhatIfPane(Texts texts, WhatIfViewModel model, String basis) {
        this.texts = texts;
        this.model = model;
        this.words = new WhatIfWords(texts);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("whatif-sentence");
        standings.getStyleClass().add("whatif-standings");
        Label rests = new Label(basis);
        rests.getStyleClass().add("muted");
        rests.setWrapText(true);
        rests.setMinHeight(Region.USE_PREF_SIZE);
        leftOut.getStyleClass().add("whatif-left-out");
        leftOut.setWrapText(true);
        leftOut.setMinHeight(Region.USE_PREF_SIZE);
        VBox top = new VBox(sentence, standings, leftOut, rests);
        top.getStyleClass().add("whatif-top");
        root.setTop(top);
        root.getStyleClass().add("whatif");
        table.getStyleClass().add("whatif-table");
        table.setAccessibleText(texts.get("config.whatif.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().setAll(List.of(column("fault", 246, row -> words.fault(row.row().fault())),
                column("router", 100, row -> row.row().outcome().id().toString()),
                column("holder", 150, row -> words.moved(row.row().outcome())),
                column("gap", 68, row -> words.gap(row.row().outcome())), column("note", 270, words::note)));
        table.setRowFactory(_ -> new Row());
        table.setPlaceholder(new Label(texts.get("config.whatif.no-faults")));
    }

    private TableColumn<WhatIfViewModel.Row, String> column(String name, double width,
            Function<WhatIfViewModel.Row, String> text) {
        TableColumn<WhatIfViewModel.Row, String> column = new TableColumn<>(texts.get("config.column." + name));
        column.setId("whatif-" + name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    /// Leaves out how things are without a fault: the screen around it shows that.
    public WhatIfPane ofFaultsOnly() {
        isOfFaultsOnly = true;
        standings.setManaged(false);
        standings.setVisible(false);
        return this;
    }

    /// What is shown.
    public Region view() {
        return root;
    }

    /// Begins to follow the model.
    public void start() {
        held.clear();
        model.start();
        held.follow(model.state(), this::show);
    }

    /// Lets go of the model.
    public void stop() {
        held.clear();
        model.stop();
    }

    private void show(WhatIfViewModel.State state) {
        standings.getChildren().clear();
        String names = model.leftOut();
        leftOut.setText(texts.get("config.whatif.left-out", names));
        leftOut.setVisible(!names.isEmpty() && state instanceof WhatIfViewModel.Known);
        leftOut.setManaged(leftOut.isVisible());
        switch (state) {
            case WhatIfViewModel.Nothing(String why) -> {
                sentence.setText(texts.said(why));
                sentence.setGraphic(null);
                root.setCenter(new Region());
            }
            case WhatIfViewModel.Working _ -> {
                sentence.setText(texts.get("config.whatif.working"));
                sentence.setGraphic(null);
                root.setCenter(new ProgressIndicator());
            }
            case WhatIfViewModel.Known known -> {
                sentence.setText(known.sentence());
                sentence.pseudoClassStateChanged(BROKEN, known.isBroken());
                sentence.setGraphic(new FontIcon(known.isBroken()
                        ? MaterialDesignA.ALERT_OUTLINE
                        : MaterialDesignC.CHECK_CIRCLE_OUTLINE));
                if (!isOfFaultsOnly) {
                    known.standings().forEach(standing -> standings.getChildren().add(chip(standing)));
                }
                table.getItems().setAll(known.rows());
                root.setCenter(table);
            }
        }
    }

    private HBox chip(Standing standing) {
        Label id = new Label(standing.id().toString());
        id.getStyleClass().add("standing-id");
        Label holder = new Label(words.holder(standing), new FontIcon(standing.isBroken()
                ? MaterialDesignA.ALERT_OUTLINE
                : MaterialDesignP.PLAY));
        holder.getStyleClass().add("standing-holder");
        Label members = new Label(words.members(standing));
        members.getStyleClass().add("muted");
        HBox chip = new HBox(id, holder, members);
        chip.getStyleClass().add("standing");
        chip.pseudoClassStateChanged(BROKEN, standing.isBroken());
        String remarks = words.remarks(standing);
        if (!remarks.isEmpty()) {
            Label remark = new Label(remarks);
            remark.getStyleClass().add("standing-remark");
            chip.getChildren().add(remark);
        }
        HBox.setHgrow(members, Priority.ALWAYS);
        return chip;
    }

    /// A fault that leaves nobody or several is red; one whose outcome is open or hangs on addresses is amber, and so is a
    /// check that can never do anything.
    private final class Row extends TableRow<WhatIfViewModel.Row> {
        @Override
        protected void updateItem(WhatIfViewModel.@Nullable Row shown, boolean empty) {
            super.updateItem(shown, empty);
            if (shown == null || empty) {
                pseudoClassStateChanged(BROKEN, false);
                pseudoClassStateChanged(DOUBTFUL, false);
                setTooltip(null);
                setAccessibleText("");
                return;
            }
            FaultRow row = shown.row();
            boolean isBroken = row.outcome().isBroken();
            boolean isDoubtful = row.grade().compareTo(FaultRow.Grade.TIE) <= 0 || shown.isIdle();
            pseudoClassStateChanged(BROKEN, isBroken);
            pseudoClassStateChanged(DOUBTFUL, !isBroken && isDoubtful);
            setTooltip(new Tooltip(words.fault(row.fault()) + "\n" + words.note(shown)));
            setAccessibleText(String.join(", ", words.fault(row.fault()), row.outcome().id().toString(),
                    words.moved(row.outcome()), words.gap(row.outcome()), words.note(shown)));
        }
    }
}
