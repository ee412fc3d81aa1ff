package dev.baton.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/// The schema file that ships is the one of the reader's keys, and it judges as the reader does.
class SchemaWriterTest {
    private static final Map<?, ?> SCHEMA = (Map<?, ?>) yaml(SchemaWriter.schema());

    static Stream<Path> shipped() {
        return Samples.shipped().stream();
    }

    @Test
    void shippedSchema_isTheOneOfTheReader() {
        assertThat(Samples.text(Samples.SCHEMA)).isEqualTo(SchemaWriter.schema());
    }

    @Test
    void reference_namesEveryKeyWithItsDefault() {
        String reference = Samples.text(Path.of("docs/config.md"));
        for (Shape<?> shape : NodeShape.ALL) {
            for (Key<?> key : shape.keys()) {
                assertThat(reference).contains(Reference.row(key));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedSample_isGoodByTheSchema(Path file) {
        assertThat(problems(yaml(Samples.text(file)))).isEmpty();
    }

    @Test
    void sampleWithEverything_hasEveryKeyOfTheReader() {
        Set<String> written = new TreeSet<>();
        collect(yaml(Samples.everything()), written);
        for (Shape<?> shape : NodeShape.ALL) {
            assertThat(written).containsAll(shape.keys().stream().map(Key::name).toList());
        }
    }

    @Test
    void everyRandomConfiguration_isGoodByTheSchema() {
        for (long seed = 0; seed < 300; seed++) {
            String text = ConfigWriter.write(new RandomConfigs(seed).next());
            assertThat(problems(yaml(text))).as("seed %d%n%s", seed, text).isEmpty();
        }
    }

    @Test
    void wrongValues_areBadByTheSchema() {
        for (String bad : List.of("priority: 300", "priority: high", "preempt: 1", "advertInterval: 1", "prio: 1",
                "checksum: x", "announce: { burst: 0 }", "track: [{ weight: 1 }]", "unicast: {}", "excluded: 1")) {
            assertThat(problems(yaml(
                    "node: n\nrouters: [{ name: a, interface: e, vrid: 1, addresses: [10.0.0.1/24], " + bad + " }]")))
                    .as(bad).isNotEmpty();
        }
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build()).loadFromString(text);
    }

    private static void collect(Object value, Set<String> keys) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> {
                keys.add(k.toString());
                collect(v, keys);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, keys));
        }
    }

    private static List<String> problems(Object value) {
        List<String> problems = new ArrayList<>();
        judge(value, SCHEMA, "", problems);
        return problems;
    }

    /// The part of JSON schema that the file uses.
    private static void judge(Object value, Map<?, ?> schema, String at, List<String> problems) {
        if (schema.get("$ref") instanceof String ref) {
            judge(value, definition(ref.substring("#/$defs/".length())), at, problems);
        }
        if (schema.get("oneOf") instanceof List<?> choices) {
            long fitting = choices.stream().filter(choice -> {
                List<String> inside = new ArrayList<>();
                judge(value, (Map<?, ?>) choice, at, inside);
                return inside.isEmpty();
            }).count();
            require(fitting == 1, at + ": " + fitting + " of oneOf", problems);
        }
        if (schema.containsKey("type")) {
            List<?> types = schema.get("type") instanceof List<?> list ? list : List.of(schema.get("type"));
            require(types.contains(type(value)), at + ": " + type(value) + " is not " + types, problems);
        }
        switch (value) {
            case null -> {
            }
            case String text -> judgeText(text, schema, at, problems);
            case Number number -> {
                require(!(schema.get("minimum") instanceof Number least) || number.longValue() >= least.longValue(),
                        at + " low", problems);
                require(!(schema.get("maximum") instanceof Number most) || number.longValue() <= most.longValue(),
                        at + " high", problems);
            }
            case List<?> list -> {
                if (schema.get("items") instanceof Map<?, ?> items) {
                    list.forEach(item -> judge(item, items, at + "[]", problems));
                }
            }
            case Map<?, ?> map -> judgeObject(map, schema, at, problems);
            default -> require(value instanceof Boolean, at + ": " + value.getClass(), problems);
        }
    }

    private static Map<?, ?> definition(String name) {
        return SCHEMA.get("$defs") instanceof Map<?, ?> defs && defs.get(name) instanceof Map<?, ?> found
                ? found
                : Map.of("no such definition", name);
    }

    private static void judgeText(String text, Map<?, ?> schema, String at, List<String> problems) {
        require(!(schema.get("pattern") instanceof String pattern) || Pattern.compile(pattern).matcher(text).find(),
                at + ": " + text + " against " + schema.get("pattern"), problems);
        require(!(schema.get("enum") instanceof List<?> words) || words.contains(text), at + ": " + text, problems);
        require(!(schema.get("minLength") instanceof Integer least) || text.length() >= least, at + " short", problems);
        require(!(schema.get("maxLength") instanceof Integer most) || text.length() <= most, at + " long", problems);
    }

    private static void judgeObject(Map<?, ?> map, Map<?, ?> schema, String at, List<String> problems) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> p ? p : Map.of();
        map.forEach((key, value) -> {
            if (properties.get(key) instanceof Map<?, ?> property) {
                judge(value, property, at + "/" + key, problems);
            } else {
                require(!Boolean.FALSE.equals(schema.get("additionalProperties")), at + ": unknown " + key, problems);
            }
        });
        if (schema.get("required") instanceof List<?> required) {
            required.forEach(key -> require(map.containsKey(key), at + ": no " + key, problems));
        }
        if (schema.get("dependentRequired") instanceof Map<?, ?> needs) {
            needs.forEach((key, main) -> require(!map.containsKey(key) || map.keySet().containsAll((List<?>) main),
                    at + ": " + key + " needs " + main, problems));
        }
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Integer _,Long _ -> "integer";
            case List<?> _ -> "array";
            case Map<?, ?> _ -> "object";
            default -> value.getClass().getSimpleName();
        };
    }

    private static void require(boolean rule, String problem, List<String> problems) {
        if (!rule) {
            problems.add(problem);
        }
    }
}
