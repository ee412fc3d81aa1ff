package dev.baton.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Stylesheet;
import javafx.scene.text.Font;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.resources.Resources;

import static org.assertj.core.api.Assertions.assertThat;

class BinarySheetsTest {
    @TempDir
    Path folder;

    @Test
    void binaryFormOfEverySheet_saysWhatTheSheetSays() throws IOException {
        for (String name : Themes.STYLESHEETS) {
            Path text = folder.resolve(name + ".css");
            try (InputStream in = Resources.url("css/" + name + ".css").openStream()) {
                Files.copy(in, text);
            }
            Path binary = Files.write(folder.resolve(name + ".bss"), BinarySheets.binary(text));

            assertThat(said(Stylesheet.loadBinary(binary.toUri().toURL()))).as(name)
                    .isEqualTo(said(new CssParser().parse(text.toUri().toURL()))).isNotEmpty();
        }
    }

    private static List<String> said(Stylesheet sheet) {
        return sheet.getRules().stream().map(rule -> rule.getSelectors() + " "
                + rule.getDeclarations().stream().map(BinarySheetsTest::said).toList()).toList();
    }

    /// A border that is dashed has no text that tells the lengths, so it is made.
    private static String said(Declaration declaration) {
        boolean isBorder = declaration.getProperty().equals("-fx-border-style");
        return declaration.getProperty() + ": " + (isBorder
                ? Arrays.deepToString((Object[]) declaration.getParsedValue().convert(Font.getDefault()))
                : declaration.getParsedValue().toString());
    }
}
