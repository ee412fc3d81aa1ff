package dev.baton.app.form;

import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.app.control.FieldHelp;
import dev.baton.app.i18n.Texts;
import dev.baton.config.ConfigPath;
import dev.baton.config.Setting;

/// A key of a form: what it is called, its control, the way back to its default, and what is wrong with what was entered.
final class FieldView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass WRITTEN = PseudoClass.getPseudoClass("written");
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);
    private static final double HELP_WIDTH = 360;

    private final FormViewModel model;
    private final Texts texts;
    private final ValueControl control;
    private final Label title;
    private final Label wrong = new Label();
    private final Button reset = new Button();
    private final FormWords words;
    private Row.Field field;

    /// @param isCompact whether its name stands above the control
    FieldView(FormViewModel model, Texts texts, Row.Field field, boolean isCompact) {
        this.model = model;
        this.texts = texts;
        this.words = new FormWords(texts);
        this.field = field;
        this.control = ValueControl.of(field.value(), model.suggestions(field), texts);
        title = new Label(words.title(field.owner(), field.setting()));
        title.getStyleClass().add("form-title");
        title.setLabelFor(control.focus());
        title.setWrapText(!isCompact);
        wrong.getStyleClass().add("form-wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        reset.setGraphic(new FontIcon(MaterialDesignR.RESTORE));
        reset.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "form-reset");
        reset.setAccessibleText(texts.get("config.form.reset", title.getText()));
        reset.setTooltip(new Tooltip(reset.getAccessibleText()));
        reset.setOnAction(_ -> model.reset(this.field.path()));
        control.focus().setAccessibleText(title.getText());
        control.focus().setAccessibleHelp(texts.said(field.setting().doc()));
        control.focus().setId("form-" + field.path());
        control.onEntered(this::entered);
        control.onTyped(this::typed);
        Region view = control.view();
        view.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(view, Priority.ALWAYS);
        HBox line = isCompact ? new HBox(view, reset) : new HBox(title, view, reset);
        line.getStyleClass().add("form-line");
        getChildren().addAll(isCompact ? new VBox(title, line) : line, wrong);
        getStyleClass().add(isCompact ? "form-compact" : "form-field");
        help();
        show(field);
    }

    private void help() {
        Setting setting = field.setting();
        Tooltip tip = new Tooltip(words.help(setting));
        tip.setShowDelay(TOOLTIP_DELAY);
        tip.setWrapText(true);
        tip.setMaxWidth(HELP_WIDTH);
        title.setTooltip(tip);
        FieldHelp.set(this, () -> {
            Label text = new Label(words.help(setting));
            text.setWrapText(true);
            text.setPrefWidth(HELP_WIDTH);
            text.getStyleClass().add("form-help");
            PopOver over = new PopOver(text);
            over.setTitle(title.getText());
            over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
            over.setAnimated(false);
            over.show(control.view());
        });
    }

    private void entered(String text) {
        if (!text.isEmpty()) {
            model.enter(field, text);
        } else if (field.written().isPresent()) {
            model.reset(field.path());
        } else {
            tell("");
        }
    }

    /// What is wrong is told while it is typed; what stands in the text stays until it is right.
    private void typed(String text) {
        tell(text.isBlank() ? "" : field.value().misfit(text.strip()).map(Setting.Misfit::sentence).orElse(""));
    }

    private void tell(String reason) {
        wrong.setText(texts.said(reason));
        wrong.setVisible(!reason.isEmpty());
        wrong.setManaged(!reason.isEmpty());
        control.view().pseudoClassStateChanged(WRONG, !reason.isEmpty());
        control.focus().setAccessibleHelp(texts.said(reason.isEmpty() ? field.setting().doc() : reason));
    }

    /// Shows the same key with what is written now.
    void show(Row.Field now) {
        field = now;
        boolean isOpen = model.isOpen(now.path());
        control.view().setDisable(!isOpen);
        boolean canReset = isOpen && now.written().isPresent() && !now.setting().isRequired();
        reset.setVisible(canReset);
        pseudoClassStateChanged(WRITTEN, now.written().isPresent());
        if (wrong.getText().isEmpty() || !control.focus().isFocused()) {
            control.show(now.written(), now.fallback());
            tell("");
        }
    }

    /// The list that it is in is named beside it.
    void hideTitle() {
        title.setVisible(false);
        title.setManaged(false);
    }

    /// Tells why what was entered was not taken.
    void refused(Map<ConfigPath, String> reasons) {
        String reason = reasons.getOrDefault(field.path(), "");
        if (!reason.isEmpty()) {
            tell(reason);
        }
    }

    /// Where its value is.
    ConfigPath path() {
        return field.path();
    }

    /// Puts the focus into it.
    void enterIt() {
        control.focus().requestFocus();
    }

    /// Whether it has the focus.
    boolean isIn() {
        return control.focus().isFocused();
    }
}
