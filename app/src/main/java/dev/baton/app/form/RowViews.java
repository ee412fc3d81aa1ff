package dev.baton.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.i18n.Texts;
import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;

/// The views of the rows of a form. They stay while the rows are the same keys in the same places, so that who is in a
/// field stays in it while the text behind changes.
final class RowViews {
    private final FormViewModel model;
    private final Texts texts;
    private final FormWords words;
    private final List<FieldView> fields = new ArrayList<>();
    private final List<Label> listProblems = new ArrayList<>();

    RowViews(FormViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new FormWords(texts);
    }

    /// The fields that were made, in their order.
    List<FieldView> fields() {
        return fields;
    }

    /// The labels that tell why an entry was not added; each has the path of its list as its user data.
    List<Label> listProblems() {
        return listProblems;
    }

    /// A view of a row.
    Node of(Row row) {
        return switch (row) {
            case Row.Field field -> field(field, false);
            case Row.Nested nested -> nested(nested);
            case Row.Listing listing -> listing(listing);
        };
    }

    private FieldView field(Row.Field field, boolean isCompact) {
        FieldView view = new FieldView(model, texts, field, isCompact);
        fields.add(view);
        return view;
    }

    private Node nested(Row.Nested nested) {
        FlowPane inside = new FlowPane();
        inside.getStyleClass().add("form-inside");
        List<Node> below = new ArrayList<>();
        for (Row row : nested.rows()) {
            if (row instanceof Row.Field field) {
                inside.getChildren().add(field(field, true));
            } else {
                below.add(of(row));
            }
        }
        if (inside.getChildren().isEmpty() && below.size() == 1) {
            return below.getFirst();
        }
        VBox content = new VBox();
        content.getStyleClass().add("form-nested-content");
        if (!inside.getChildren().isEmpty()) {
            content.getChildren().add(inside);
        }
        content.getChildren().addAll(below);
        return titled(nested.owner(), nested.setting(), content);
    }

    private HBox titled(String owner, Setting setting, Node content) {
        Label title = new Label(words.title(owner, setting));
        title.getStyleClass().add("form-title");
        title.setWrapText(true);
        Tooltip tip = new Tooltip(words.help(setting));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        title.setTooltip(tip);
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox line = new HBox(title, content);
        line.getStyleClass().addAll("form-line", "form-block");
        return line;
    }

    private Node listing(Row.Listing listing) {
        VBox entries = new VBox();
        entries.getStyleClass().add("form-entries");
        for (Row.Entry entry : listing.entries()) {
            entries.getChildren().add(entry(entry));
        }
        entries.getChildren().add(adder(listing));
        return titled(listing.owner(), listing.setting(), entries);
    }

    private Node entry(Row.Entry entry) {
        Button remove = new Button();
        remove.setGraphic(new FontIcon(MaterialDesignC.CLOSE));
        remove.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "form-remove");
        remove.setAccessibleText(texts.get("config.form.remove"));
        remove.setTooltip(new Tooltip(remove.getAccessibleText()));
        remove.setDisable(!model.isOpen(entry.path()));
        remove.setOnAction(_ -> model.reset(entry.path()));
        Region content;
        if (entry.rows().size() == 1 && entry.rows().getFirst().path().equals(entry.path())
                && entry.rows().getFirst() instanceof Row.Field single) {
            FieldView view = field(single, true);
            view.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("entry"), true);
            view.hideTitle();
            content = view;
        } else {
            FlowPane inside = new FlowPane();
            inside.getStyleClass().addAll("form-inside", "form-entry-keys");
            entry.rows().forEach(row -> inside.getChildren()
                    .add(row instanceof Row.Field field ? field(field, true) : of(row)));
            content = inside;
        }
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox line = new HBox(content, remove);
        line.getStyleClass().add("form-entry");
        return line;
    }

    /// A field for one more entry; where entries have keys, one for each key that an entry may begin with.
    private Node adder(Row.Listing listing) {
        VBox all = new VBox();
        Label problem = new Label();
        problem.getStyleClass().add("form-wrong");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setManaged(false);
        problem.setVisible(false);
        problem.setUserData(listing.path());
        listProblems.add(problem);
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("form-inside");
        switch (listing.items().item()) {
            case Setting.One one -> ways.getChildren().add(way(listing, Optional.empty(), listing.setting(), one));
            case Setting.Either(Setting.One one, Setting.Keys _) ->
                ways.getChildren().add(way(listing, Optional.empty(), listing.setting(), one));
            case Setting.Keys keys -> keys.settings().stream().filter(s -> s.isChoice() || s.isRequired())
                    .forEach(s -> {
                        if (s.value() instanceof Setting.One one) {
                            ways.getChildren().add(way(listing, Optional.of(keys.words()), s, one));
                        }
                    });
            case Setting.Items _ -> {
                // No key has a list of lists.
            }
        }
        all.getChildren().addAll(ways, problem);
        return all;
    }

    private Node way(Row.Listing listing, Optional<String> owner, Setting setting, Setting.One one) {
        Row.Field field = new Row.Field(owner.orElse(listing.owner()), setting, one, listing.path(), Optional.empty(),
                Optional.empty());
        ValueControl control = ValueControl.of(one, model.suggestions(field), texts);
        control.show(Optional.empty(), Optional.empty());
        String name = texts.get("config.form.add", words.title(owner.orElse(listing.owner()), setting));
        control.focus().setAccessibleText(name);
        control.focus().setId("form-add-" + listing.path() + owner.map(_ -> "-" + setting.name()).orElse(""));
        if (control.focus() instanceof javafx.scene.control.TextInputControl input) {
            input.setPromptText(name);
        } else if (control.view() instanceof javafx.scene.control.ComboBox<?> box) {
            box.setPromptText(name);
        }
        Region view = control.view();
        view.setDisable(listing.isFull() || !model.isOpen(listing.path()));
        control.onEntered(text -> {
            if (!text.isEmpty()) {
                model.add(listing, owner.map(_ -> setting.name()), one, text);
            }
        });
        FontIcon plus = new FontIcon(MaterialDesignP.PLUS);
        plus.getStyleClass().add("form-plus");
        HBox line = new HBox(plus, view);
        line.getStyleClass().add("form-way");
        return line;
    }

    /// The path that a label of [#listProblems] is about.
    static Optional<ConfigPath> pathOf(Label label) {
        return label.getUserData() instanceof ConfigPath path ? Optional.of(path) : Optional.empty();
    }
}
