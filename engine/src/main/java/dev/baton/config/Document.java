package dev.baton.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A YAML file whose root is a mapping with known keys: gives what it stands for, or all that is wrong with it. No text
/// makes it throw.
///
/// @param shape    the root
/// @param smallest what a file holds at least, in advice
record Document<R>(Shape<R> shape, String smallest) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// What came of reading a file.
    ///
    /// @param value    what it stands for; empty: there is at least one error
    /// @param problems everything that was found, in the order of the file
    record Read<R>(Optional<R> value, List<Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file.
    Read<R> load(Path file) {
        String name = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return load(name, in.readNBytes(ConfigLimits.MAX_BYTES + 1));
        } catch (NoSuchFileException _) {
            return refused(name, "there is no such file", "Check the path.");
        } catch (AccessDeniedException _) {
            return refused(name, "the file may not be read", "Give this user the right to read it, or use sudo.");
        } catch (IOException e) {
            return refused(name, "the file cannot be read: " + e.getMessage(), "Check the path; it must be a file.");
        }
    }

    /// Reads the bytes of a file.
    ///
    /// @param file what the file is called in problems
    Read<R> load(String file, byte[] bytes) {
        if (bytes.length > ConfigLimits.MAX_BYTES) {
            return refused(file, "the file is larger than " + Quantities.size(ConfigLimits.MAX_BYTES),
                    "A configuration is a few kilobytes; check that this is the right file.");
        }
        try {
            return load(file, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return refused(file, "this is not a text file in UTF-8", "Save it as UTF-8 text.");
        }
    }

    /// Reads a text.
    ///
    /// @param file what the file is called in problems
    Read<R> load(String file, String text) {
        SourceText source = source(file, text);
        Reading reading = new Reading(source);
        Optional<R> value = read(source, reading);
        List<Problem> problems = reading.problems().stream()
                .sorted(Comparator.comparingInt((Problem p) -> p.place().line())
                        .thenComparingInt(p -> p.place().column()))
                .toList();
        return new Read<>(reading.errors() == 0 ? value : Optional.empty(), problems);
    }

    /// The text without a byte order mark.
    static SourceText source(String file, String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new SourceText(file, marked ? text.substring(1) : text);
    }

    private Optional<R> read(SourceText source, Reading reading) {
        int unprintable = firstUnprintable(source.text());
        if (unprintable < source.text().length()) {
            reading.error(new Span(unprintable, unprintable + 1),
                    String.format("the file holds the character U+%04X, which no text file has",
                            (int) source.text().charAt(unprintable)),
                    "Remove it; if the whole file looks like this, it is not a configuration.");
            return Optional.empty();
        }
        if (source.text().length() > ConfigLimits.MAX_BYTES) {
            reading.error(new Span(0, 1), "the text is larger than " + Quantities.size(ConfigLimits.MAX_BYTES),
                    "A configuration is a few kilobytes.");
            return Optional.empty();
        }
        try {
            Optional<YamlNode> root = YamlComposer.compose(source);
            boolean empty = root.isEmpty()
                    || (root.get().resolved() instanceof YamlNode.Scalar scalar && scalar.isNothing());
            if (empty) {
                reading.error(new Span(0, 1), "the file is empty", smallest);
                return Optional.empty();
            }
            return shape.read(root.get(), reading);
        } catch (YamlComposer.Refusal refusal) {
            reading.error(refusal.span(), refusal.problem(), refusal.advice());
            return Optional.empty();
        }
    }

    /// The offset of the first character that YAML does not allow; the length of the text when there is none.
    private static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t';
            if (!plain) {
                if (Character.isHighSurrogate(c) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if ((c < 0xA0 && c != 0x85) || Character.isSurrogate(c) || c > 0xFFFD || c == BYTE_ORDER_MARK) {
                    return i;
                }
            }
        }
        return text.length();
    }

    private Read<R> refused(String file, String message, String advice) {
        return new Read<>(Optional.empty(),
                List.of(new Problem(Severity.ERROR, Place.ofFile(file), message, advice)));
    }
}
