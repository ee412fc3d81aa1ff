package dev.baton.app.shell;

import java.util.Locale;
import javafx.application.ColorScheme;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxTest;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.SampleSource;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;

import static org.assertj.core.api.Assertions.assertThat;

@FxTest
class ShellPicturesTest {
    @ParameterizedTest
    @CsvSource({"light,en", "dark,en", "light,zh-TW", "dark,zh-TW"})
    void frame_inEachThemeAndLanguage_isDrawnWithoutWarning(String theme, String language) {
        String name = "shell-" + theme + "-" + language;
        try (CssWarnings warnings = new CssWarnings(); Bench bench = new Bench(Locale.forLanguageTag(language))) {
            bench.desktop.set(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
            bench.source.show(SampleSource.snapshot(SampleSource.SECOND_NANOS, 10, Freshness.LIVE, Health.READY));
            bench.shell.model().beat();
            Pictures.save(bench.scene, name);
            bench.context.actions().action(ShellActions.PALETTE).command().run();
            Pictures.save(bench.scene, name + "-palette");
            bench.context.actions().action(ShellActions.KEYS).command().run();
            Pictures.save(bench.scene, name + "-keys");
            bench.context.actions().action(ShellActions.HELP).command().run();
            Pictures.save(bench.scene, name + "-help");
            bench.context.actions().action(ShellActions.SETTINGS).command().run();
            Pictures.save(bench.scene, name + "-settings");
            bench.context.actions().action("go.overview").command().run();
            bench.shell.welcome();
            Pictures.save(bench.scene, name + "-first");
            assertThat(warnings.messages()).isEmpty();
        }
    }
}
