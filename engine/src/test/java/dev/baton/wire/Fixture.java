package dev.baton.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A frame from `src/test/resources/wire` and what tshark reads in it.
///
/// @param name   file and number
/// @param fields Wireshark's field names with their values
record Fixture(String name, Opaque frame, Map<String, List<String>> fields) {

    static List<Fixture> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().flatMap(Fixture::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Fixture> of(String file) {
        return read(folder().resolve(file)).toList();
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource("/wire")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Fixture> read(Path file) {
        List<Fixture> fixtures = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("frame ")) {
                    fixtures.add(new Fixture(file.getFileName() + " #" + (fixtures.size() + 1),
                            Opaque.of(HexFormat.of().parseHex(line.substring("frame ".length()))),
                            new LinkedHashMap<>()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    int equals = line.indexOf('=');
                    List<String> values = List.of(line.substring(equals + 1).split(",", -1));
                    fixtures.getLast().fields.put(line.substring(0, equals), values);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixtures.stream();
    }

    byte[] bytes() {
        return frame.bytes();
    }

    @Override
    public String toString() {
        return name;
    }
}
