package dev.baton.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// No text makes any of it throw, and what it answers lies within the text.
class LanguageFuzzTest {
    private static final Path SAMPLES = Path.of("../resources/src/main/resources/dev/baton/samples");
    private static final String[] PIECES = {"'", "\"", "[", "]", "{", "}", ": ", "- ", "\n", "\t", "&a ", "*a", "|",
            ">",
            "#", "!", "%", "---\n", "? ", "\u0000", "\u00e9", "\ud83d\ude00", "\ud800", "  ", "\\", ",", "${", "$A",
            "@id ", "~SEQ(i,1,3) ", "include x", "virtual_ipaddress {", "priority", "name: ", "checks:\n- ", "\u2028"};
    /// A run asks for everything that an editor can ask for.
    private static final int LOOKS_EACH = 5;
    private static final int RUNS = Math.max(1_500, Integer.getInteger("baton.fuzz.runs", 0) / LOOKS_EACH);

    private static List<String> samples() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n"));
            }
        }
        return texts;
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(30)));
                default -> mutated.setLength(Math.max(at, 1));
            }
        }
        return mutated.toString();
    }

    @ParameterizedTest
    @EnumSource
    void mutatedSamples_neverThrow(Syntax syntax) throws IOException {
        Random random = new Random(20261127);
        List<String> samples = samples();
        for (int run = 0; run < RUNS; run++) {
            String text = mutated(samples.get(random.nextInt(samples.size())), random);
            int offset = random.nextInt(text.length() + 1);
            try {
                all(syntax, text, offset, run);
            } catch (RuntimeException e) {
                throw new AssertionError("run " + run + ", offset " + offset + " of:\n" + text, e);
            }
        }
    }

    private static void all(Syntax syntax, String text, int offset, int run) {
        Completion completion = Assistant.complete(syntax, text, offset, Names.NONE);
        within(completion.word(), text);
        completion.proposals().forEach(p -> assertThat(p.caret()).isBetween(0, p.insert().length()));
        Assistant.help(syntax, text, offset).ifPresent(h -> within(h.range(), text));
        Assistant.outline(syntax, text).forEach(item -> {
            within(item.range(), text);
            within(item.spot(), text);
        });
        String[] lines = text.split("\n", -1);
        Highlighter highlighter = new Highlighter(syntax, lines.length, i -> lines[i]);
        while (!highlighter.isClean()) {
            highlighter.work(1_000);
        }
        for (int i = 0; i < lines.length; i++) {
            int from = 0;
            for (Token token : highlighter.tokens(i)) {
                assertThat(token.start()).isGreaterThanOrEqualTo(from);
                assertThat(token.end()).isLessThanOrEqualTo(lines[i].length());
                from = token.end();
            }
            Typing.enter(syntax, lines[i], lines[i].length());
        }
        Typing.brackets(text, offset, i -> true);
        TextChange.apply(text, Typing.comment(text, 0, 3));
        if (run % 4 == 0) {
            for (Diagnostic diagnostic : Diagnoses.of(new Diagnoses.Source("x", syntax, text), List.of())) {
                within(diagnostic.range(), text);
                diagnostic.fixes().forEach(fix -> {
                    fix.changes().forEach(c -> within(new TextRange(c.start(), c.end()), text));
                    TextChange.apply(text, fix.changes());
                });
            }
        }
    }

    private static void within(TextRange range, String text) {
        assertThat(range.end()).isLessThanOrEqualTo(text.length());
    }
}
