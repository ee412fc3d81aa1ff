package dev.baton.app.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.i18n.Texts;
import dev.baton.language.Proposal;

/// The proposals of completion, with what the selected one means beside them.
final class ProposalList {
    private static final double ROW = 24;
    private static final int ROWS = 10;
    private static final double WIDTH = 300;
    private static final double HELP_WIDTH = 270;

    private final Texts texts;
    private final ListView<Proposal> list = new ListView<>();
    private final Label form = new Label();
    private final Label fallback = new Label();
    private final Label help = new Label();
    private final HBox view;

    /// @param accepted is given the proposal that was chosen with the mouse
    ProposalList(Texts texts, Consumer<Proposal> accepted) {
        this.texts = texts;
        list.setId("editor-proposals");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setMinWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setAccessibleText(texts.get("editor.proposals"));
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> selected().ifPresent(accepted));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> explain());
        form.getStyleClass().add("editor-form");
        fallback.getStyleClass().add("editor-fallback");
        help.getStyleClass().add("editor-help");
        form.setWrapText(true);
        fallback.setWrapText(true);
        help.setWrapText(true);
        VBox beside = new VBox(form, fallback, help);
        beside.getStyleClass().add("editor-beside");
        beside.setPrefWidth(HELP_WIDTH);
        beside.setMinWidth(0);
        view = new HBox(list, beside);
        view.getStyleClass().addAll("editor-float", "editor-completion");
        HBox.setHgrow(beside, Priority.ALWAYS);
    }

    Region view() {
        return view;
    }

    void show(List<Proposal> proposals) {
        list.getItems().setAll(proposals);
        list.setPrefHeight(ROW * Math.min(ROWS, proposals.size()) + 2);
        list.setMinHeight(list.getPrefHeight());
        list.getSelectionModel().clearAndSelect(0);
        list.scrollTo(0);
        explain();
    }

    List<Proposal> proposals() {
        return List.copyOf(list.getItems());
    }

    Optional<Proposal> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// Selects another one, so many further down; from the last it goes on with the first.
    void move(int by, boolean isRound) {
        int count = list.getItems().size();
        if (count > 0) {
            int wanted = list.getSelectionModel().getSelectedIndex() + by;
            int index = isRound ? Math.floorMod(wanted, count) : Math.clamp(wanted, 0, count - 1);
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - ROWS / 2));
        }
    }

    int page() {
        return ROWS - 1;
    }

    private void explain() {
        Optional<Proposal> selected = selected();
        set(form, selected.map(Proposal::form).orElse(""));
        set(fallback, selected.map(p -> p.required()
                ? texts.get("editor.required")
                : p.fallback().filter(f -> f.length() <= 40).map(f -> texts.get("editor.default", f)).orElse(""))
                .orElse(""));
        set(help, selected.map(Proposal::help).orElse(""));
    }

    static void set(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static Ikon icon(Proposal.Kind kind) {
        return switch (kind) {
            case KEY -> MaterialDesignK.KEY_OUTLINE;
            case BLOCK -> MaterialDesignC.CODE_BRACES;
            case VALUE -> MaterialDesignF.FORMAT_LIST_BULLETED;
            case NAME -> MaterialDesignL.LABEL_OUTLINE;
            case EXAMPLE -> MaterialDesignT.TEXT_SHORT;
        };
    }

    private final class Cell extends ListCell<Proposal> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox row = new HBox(icon, name, detail);

        Cell() {
            name.getStyleClass().add("editor-proposal");
            name.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("editor-detail");
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setAlignment(Pos.CENTER_RIGHT);
            detail.setMinWidth(0);
            HBox.setHgrow(detail, Priority.ALWAYS);
            row.getStyleClass().add("editor-row");
            row.setMaxWidth(WIDTH - 22);
            getStyleClass().add("editor-cell");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (proposal == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconCode(icon(proposal.kind()));
            name.setText(proposal.label());
            detail.setText(proposal.required()
                    ? texts.get("editor.required")
                    : proposal.fallback().filter(f -> f.length() <= 16).orElse(""));
            setGraphic(row);
            setAccessibleText(String.join(", ", proposal.label(), texts.said(proposal.form()),
                    texts.said(proposal.help())));
        }
    }
}
