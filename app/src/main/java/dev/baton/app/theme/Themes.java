package dev.baton.app.theme;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

import dev.baton.resources.Resources;

/// Which theme is shown: the desktop's, unless the user chose one. JavaFX thread.
public final class Themes {
    /// What the user chose.
    public enum Choice {
        /// As the desktop has it.
        SYSTEM, LIGHT, DARK
    }

    /// A theme: AtlantaFX's Primer with Baton's tokens.
    public enum Theme {
        LIGHT("css/theme-light.css"), DARK("css/theme-dark.css");

        private final String path;

        Theme(String path) {
            this.path = path;
        }

        /// Reads its colours.
        Tokens read() {
            return Tokens.read(path);
        }

        String url() {
            return Resources.url(path).toExternalForm();
        }
    }

    /// The stylesheets of all screens, the shared one first: `css/<name>.css`.
    public static final List<String> STYLESHEETS = List.of("baton", "control", "shell", "overview", "traffic", "lab",
            "watch", "lane", "findings", "config", "nodes", "timeline", "replay", "draft", "priority",
            "editor", "push", "failover");

    private final Tokens light = Theme.LIGHT.read();
    private final Tokens dark = Theme.DARK.read();
    private final ObservableValue<ColorScheme> desktop;
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(this, "theme", Theme.LIGHT);

    /// @param desktop the desktop's colour scheme; followed while the choice is [Choice#SYSTEM]
    public Themes(ObservableValue<ColorScheme> desktop) {
        this.desktop = desktop;
        desktop.subscribe(_ -> settle());
        choice.subscribe(_ -> settle());
    }

    /// The user's choice.
    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /// The theme shown.
    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// The colours of the theme shown, for drawings that CSS cannot style.
    public Tokens tokens() {
        return theme.get() == Theme.DARK ? dark : light;
    }

    /// Gives a scene Baton's stylesheets. Popups take them over from the window they belong to.
    public void apply(Scene scene) {
        scene.getStylesheets().setAll(STYLESHEETS.stream().map(name -> Resources.find("css/" + name + ".css"))
                .flatMap(Optional::stream).map(URL::toExternalForm).toList());
    }

    private void settle() {
        Theme wanted = switch (choice.get()) {
            case SYSTEM -> desktop.getValue() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
        Application.setUserAgentStylesheet(wanted.url());
        theme.set(wanted);
    }
}
