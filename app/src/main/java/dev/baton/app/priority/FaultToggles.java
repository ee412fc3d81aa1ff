package dev.baton.app.priority;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import dev.baton.app.i18n.Texts;

/// The faults beside a node that can be tried: down, link down, a check that fails. One check is a button, several are a
/// menu.
final class FaultToggles {
    private static final PseudoClass TRIED = PseudoClass.getPseudoClass("tried");

    private final Texts texts;
    private final PrioritiesViewModel model;
    private final HBox box = new HBox();
    private List<Toggle> shown = List.of();

    FaultToggles(Texts texts, PrioritiesViewModel model) {
        this.texts = texts;
        this.model = model;
        box.getStyleClass().add("fault-toggles");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setManaged(false);
    }

    HBox view() {
        return box;
    }

    /// Shows `toggles` of a node.
    void show(String node, List<Toggle> toggles) {
        if (toggles.equals(shown)) {
            return;
        }
        boolean isSameKind = toggles.size() == shown.size() && !toggles.isEmpty()
                && toggles.stream().map(Toggle::fault).toList().equals(shown.stream().map(Toggle::fault).toList());
        shown = toggles;
        if (isSameKind) {
            update(toggles);
            return;
        }
        box.getChildren().clear();
        List<Toggle> checks = toggles.stream().filter(t -> t.kind() == Toggle.Kind.CHECK).toList();
        toggles.stream().filter(t -> t.kind() != Toggle.Kind.CHECK)
                .forEach(t -> box.getChildren().add(button(node, t)));
        if (checks.size() == 1) {
            box.getChildren().add(button(node, checks.getFirst()));
        } else if (!checks.isEmpty()) {
            box.getChildren().add(menu(node, checks));
        }
    }

    private void update(List<Toggle> toggles) {
        box.getChildren().forEach(child -> {
            if (child instanceof ToggleButton button && button.getUserData() instanceof Toggle old) {
                toggles.stream().filter(t -> t.fault().equals(old.fault())).findFirst().ifPresent(t -> set(button, t));
            } else if (child instanceof MenuButton menu) {
                set(menu, toggles.stream().filter(t -> t.kind() == Toggle.Kind.CHECK).toList());
            }
        });
    }

    private ToggleButton button(String node, Toggle toggle) {
        ToggleButton button = new ToggleButton("", new FontIcon(icon(toggle.kind())));
        button.getStyleClass().add("fault-toggle");
        button.setFocusTraversable(false);
        String name = name(node, toggle);
        button.setTooltip(new Tooltip(toggle.isReal() ? texts.get("priority.fault.real", name) : name));
        button.setAccessibleText(name);
        button.setOnAction(_ -> model.setFault(toggle.fault(), button.isSelected()));
        set(button, toggle);
        return button;
    }

    private static void set(ToggleButton button, Toggle toggle) {
        button.setUserData(toggle);
        button.setSelected(toggle.isOn());
        button.setDisable(toggle.isReal());
    }

    private MenuButton menu(String node, List<Toggle> checks) {
        MenuButton menu = new MenuButton("", new FontIcon(icon(Toggle.Kind.CHECK)));
        menu.getStyleClass().addAll("fault-toggle", "fault-menu");
        menu.setFocusTraversable(false);
        menu.getItems().addAll(items(node, checks));
        String name = texts.get("priority.fault.checks", node);
        menu.setTooltip(new Tooltip(name));
        menu.setAccessibleText(name);
        set(menu, checks);
        return menu;
    }

    private static void set(MenuButton menu, List<Toggle> checks) {
        long failing = checks.stream().filter(Toggle::isOn).count();
        menu.setText(failing == 0 ? "" : Long.toString(failing));
        menu.pseudoClassStateChanged(TRIED, failing > 0);
        for (MenuItem item : menu.getItems()) {
            if (item instanceof CheckMenuItem check && check.getUserData() instanceof Toggle old) {
                checks.stream().filter(t -> t.fault().equals(old.fault())).findFirst()
                        .ifPresent(t -> check.setSelected(t.isOn()));
            }
        }
    }

    /// All of them as entries of a menu.
    List<MenuItem> items(String node) {
        return items(node, shown);
    }

    private List<MenuItem> items(String node, List<Toggle> toggles) {
        return toggles.stream().<MenuItem>map(toggle -> {
            CheckMenuItem item = new CheckMenuItem(name(node, toggle));
            item.setUserData(toggle);
            item.setSelected(toggle.isOn());
            item.setDisable(toggle.isReal());
            item.setOnAction(_ -> model.setFault(toggle.fault(), item.isSelected()));
            return item;
        }).toList();
    }

    /// Tries the first fault of a kind, or no longer.
    void flip(Toggle.Kind kind) {
        shown.stream().filter(t -> t.kind() == kind && !t.isReal()).findFirst()
                .ifPresent(t -> model.setFault(t.fault(), !t.isOn()));
    }

    private String name(String node, Toggle toggle) {
        return switch (toggle.kind()) {
            case NODE -> texts.get("priority.fault.node", node);
            case LINK -> texts.get("priority.fault.link", node, toggle.name());
            case CHECK -> texts.get("priority.fault.check", node, toggle.name());
        };
    }

    private static Ikon icon(Toggle.Kind kind) {
        return switch (kind) {
            case NODE -> MaterialDesignP.POWER;
            case LINK -> MaterialDesignL.LAN_DISCONNECT;
            case CHECK -> MaterialDesignC.CLIPBOARD_ALERT_OUTLINE;
        };
    }
}
