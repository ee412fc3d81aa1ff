package dev.baton.app.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.control.HealthPill;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.settings.SettingsModel;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Health;

/// What is watched, how it is, how old that knowledge is; search; how things look.
final class TopBar extends HBox {
    private static final PseudoClass UNTRUSTED = PseudoClass.getPseudoClass("untrusted");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final double SOURCE_WIDTH = 260;
    private static final double SOURCE_MIN_WIDTH = 150;
    private static final double COMPACT_BELOW = 900;
    private static final double TIGHT_BELOW = 760;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WHOLE_SECONDS_FROM = 10;

    private final AppContext context;
    private final SettingsModel settings;
    private final HealthPill health;
    private final Label age = new Label();

    TopBar(AppContext context, ShellViewModel model, SettingsModel settings, Subscriptions subscriptions) {
        this.context = context;
        this.settings = settings;
        getStyleClass().add("top-bar");
        setMinWidth(0);
        health = new HealthPill(context.texts());
        health.getStyleClass().add("overall");
        age.getStyleClass().addAll("pill", "age-pill");
        health.setVisible(context.source().kind() != SourceKind.CONFIGS);
        health.setManaged(health.isVisible());
        health.setMinWidth(Region.USE_PREF_SIZE);
        age.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(brand(), source(), health, age, gap, search(), theme(), language(), help());
        subscriptions.follow(model.overall(), _ -> showHealth(model));
        subscriptions.follow(model.age(), now -> {
            showHealth(model);
            showAge(now);
        });
    }

    private HBox brand() {
        Region logo = new Region();
        logo.getStyleClass().add("logo");
        Label name = new Label(text("common.name"));
        name.getStyleClass().add("brand-name");
        HBox brand = new HBox(logo, name);
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        collapsible(name, COMPACT_BELOW);
        return brand;
    }

    private MenuButton source() {
        SourceKind kind = context.source().kind();
        MenuButton button = new MenuButton(text(context.source().nameKey(), context.source().nameArgument()),
                new FontIcon(switch (kind) {
                    case NONE -> MaterialDesignD.DOTS_HORIZONTAL;
                    case LAB -> MaterialDesignF.FLASK;
                    case LIVE -> MaterialDesignL.LAN;
                    case FILE -> MaterialDesignF.FILE_SEARCH_OUTLINE;
                    case CONFIGS -> MaterialDesignF.FILE_DOCUMENT_OUTLINE;
                    case NODES -> MaterialDesignS.SERVER_NETWORK;
                }));
        button.setMnemonicParsing(false);
        button.setMaxWidth(SOURCE_WIDTH);
        button.getStyleClass().add("source-switch");
        button.setAccessibleText(text("shell.source.watching", button.getText()));
        button.setTooltip(new Tooltip(text("shell.source.tip")));
        if (kind == SourceKind.LAB || kind == SourceKind.NONE) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        } else {
            widthProperty().subscribe(_ -> button.setMinWidth(
                    isNarrower(TIGHT_BELOW) ? Region.USE_PREF_SIZE : SOURCE_MIN_WIDTH));
        }
        widthProperty().subscribe(_ -> button.setContentDisplay(
                isNarrower(TIGHT_BELOW) ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        button.getItems().add(new MenuItem());
        button.setOnShowing(_ -> {
            button.getItems().setAll(items(ShellActions.SOURCES, kind.actionId()));
            button.getItems().add(new SeparatorMenuItem());
            button.getItems().addAll(items(List.of("source.save"), ""));
        });
        return button;
    }

    private Button search() {
        Action palette = context.actions().action(ShellActions.PALETTE);
        ActionButton button = new ActionButton(palette, context.texts());
        Label keys = new Label(palette.shortcut().map(k -> k.getDisplayText()).orElse(""));
        keys.getStyleClass().add("keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        Label prompt = new Label(text("shell.search"), new FontIcon(MaterialDesignM.MAGNIFY));
        prompt.getStyleClass().add("search-prompt");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox content = new HBox(prompt, gap, keys);
        content.getStyleClass().add("search-content");
        button.iconOnly();
        button.setGraphic(content);
        content.prefWidthProperty().bind(button.widthProperty().subtract(22));
        button.getStyleClass().add("search");
        collapsible(keys, COMPACT_BELOW);
        widthProperty().subscribe(_ -> {
            prompt.setContentDisplay(isNarrower(COMPACT_BELOW) ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.pseudoClassStateChanged(COMPACT, isNarrower(COMPACT_BELOW));
        });
        return button;
    }

    /// Leaves `node` out where the bar is narrow.
    private void collapsible(Node node, double below) {
        node.managedProperty().bind(node.visibleProperty());
        widthProperty().subscribe(_ -> node.setVisible(!isNarrower(below)));
    }

    private boolean isNarrower(double width) {
        return getWidth() > 0 && getWidth() < width;
    }

    private MenuButton theme() {
        MenuButton button = lookMenu(MaterialDesignT.THEME_LIGHT_DARK, "shell.look");
        button.setOnShowing(_ -> {
            button.getItems().setAll(items(ShellActions.THEMES, "theme." + settings.value().get().theme()));
            button.getItems().add(new SeparatorMenuItem());
            button.getItems().addAll(items(ShellActions.MOTIONS, "motion." + settings.value().get().motion()));
            button.getItems().add(new SeparatorMenuItem());
            button.getItems().addAll(items(ShellActions.ZOOMS, ""));
            button.getItems().add(new SeparatorMenuItem());
            button.getItems().addAll(items(List.of(ShellActions.SETTINGS), ""));
        });
        return button;
    }

    private MenuButton language() {
        MenuButton button = lookMenu(MaterialDesignT.TRANSLATE, "shell.language");
        button.setOnShowing(_ -> button.getItems()
                .setAll(items(ShellActions.LANGUAGES, "language." + settings.value().get().language())));
        return button;
    }

    private MenuButton lookMenu(Ikon icon, String key) {
        MenuButton button = new MenuButton("", new FontIcon(icon));
        button.getStyleClass().addAll("icon-menu");
        button.setAccessibleText(text(key));
        button.setTooltip(new Tooltip(text(key)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().add(new MenuItem());
        return button;
    }

    private ActionButton help() {
        ActionButton button = new ActionButton(context.actions().action(ShellActions.HELP), context.texts()).iconOnly();
        button.setGraphic(new FontIcon(MaterialDesignH.HELP_CIRCLE_OUTLINE));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private List<MenuItem> items(List<String> ids, String chosen) {
        return ids.stream().map(context.actions()::action)
                .map(a -> ActionMenus.item(a, context.texts(), a.id().equals(chosen))).toList();
    }

    private void showHealth(ShellViewModel model) {
        ShellViewModel.Overall overall = model.overall().get();
        boolean trusted = model.age().get().trusted();
        Health worst = overall.worst().filter(_ -> trusted).orElse(Health.UNKNOWN);
        String text = text("shell.health." + worst.name().toLowerCase(Locale.ROOT));
        if (trusted && overall.clusters() > 1) {
            text = text("shell.health.many", text, overall.count(), overall.clusters());
        }
        health.show(worst, text);
        health.setAccessibleText(text("shell.health.accessible", text));
        health.pseudoClassStateChanged(UNTRUSTED, !trusted);
    }

    private void showAge(SourceAge now) {
        double seconds = now.ageNanos() / NANOS_PER_SECOND;
        String number = String.format(context.texts().locale(), seconds < WHOLE_SECONDS_FROM ? "%.1f" : "%.0f",
                seconds);
        String kind = now.kind().name().toLowerCase(Locale.ROOT);
        boolean isFiles = context.source().kind() == SourceKind.CONFIGS;
        boolean isLab = now.kind() == SourceAge.Kind.REPLAYED && now.recorded().isEmpty();
        String key = isLab ? "shell.age.replayed-lab" : "shell.age." + kind;
        age.setText(text(isFiles ? "shell.age.files" : key, now.recorded().map(this::date).orElse(number)));
        age.setAccessibleText(text("shell.age.accessible", age.getText()));
        for (SourceAge.Kind each : SourceAge.Kind.values()) {
            age.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == now.kind());
        }
        age.setGraphic(new FontIcon(switch (now.kind()) {
            case NONE -> MaterialDesignD.DOTS_HORIZONTAL;
            case LIVE -> MaterialDesignP.PULSE;
            case RECORDED -> MaterialDesignF.FILE_CLOCK_OUTLINE;
            case REPLAYED -> MaterialDesignH.HISTORY;
            case PAUSED -> MaterialDesignP.PAUSE;
            case STALE -> MaterialDesignC.CLOCK_ALERT_OUTLINE;
            case LOST -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
        }));
    }

    private String date(Instant instant) {
        return DATE.withLocale(context.texts().locale()).withZone(ZoneId.systemDefault()).format(instant);
    }

    private String text(String key, Object... args) {
        return context.texts().get(key, args);
    }
}
