package dev.baton.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A mapping with known keys, and the record that it stands for.
final class Shape<R> implements Type<R> {
    /// One key and where the record has its value.
    private record Property<R, T>(Key<T> key, Function<R, Optional<T>> getter) {
        Optional<Tree.Entry> written(R from, boolean withDefaults) {
            return getter.apply(from).filter(v -> withDefaults || !key.fallback().equals(Optional.of(v)))
                    .map(v -> new Tree.Entry(key.name(), key.type().write(v)));
        }
    }

    private final String name;
    private final boolean flow;
    private final List<Property<R, ?>> properties;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Function<Values, R> builder;
    private final List<Key<?>> choices;
    private final Map<Key<?>, Key<?>> needs;
    private final BiConsumer<Values, Reading> rules;

    private Shape(Definition<R> definition, Function<Values, R> builder) {
        this.name = definition.name;
        this.flow = definition.flow;
        this.properties = List.copyOf(definition.properties);
        this.choices = List.copyOf(definition.choices);
        this.needs = new LinkedHashMap<>(definition.needs);
        this.rules = definition.rules;
        this.builder = builder;
        properties.forEach(p -> keys.put(p.key().name(), p.key()));
    }

    /// Starts the definition of a shape.
    ///
    /// @param name what it is, in a word: `router`
    static <R> Definition<R> named(String name) {
        return new Definition<>(name);
    }

    /// A shape under construction.
    static final class Definition<R> {
        private final String name;
        private boolean flow;
        private final List<Property<R, ?>> properties = new ArrayList<>();
        private List<Key<?>> choices = List.of();
        private final Map<Key<?>, Key<?>> needs = new LinkedHashMap<>();
        private BiConsumer<Values, Reading> rules = (_, _) -> {};

        private Definition(String name) {
            this.name = name;
        }

        /// It is written in braces on one line.
        Definition<R> flow() {
            flow = true;
            return this;
        }

        /// A key that always has a value.
        <T> Definition<R> with(Key<T> key, Function<R, T> getter) {
            properties.add(new Property<R, T>(key, getter.andThen(Optional::of)));
            return this;
        }

        /// A key that may have no value.
        <T> Definition<R> maybe(Key<T> key, Function<R, Optional<T>> getter) {
            properties.add(new Property<R, T>(key, getter));
            return this;
        }

        /// Exactly one of these must be there.
        Definition<R> exactlyOne(Key<?>... keys) {
            choices = List.of(keys);
            return this;
        }

        /// These make sense only beside `main`.
        Definition<R> onlyWith(Key<?> main, Key<?>... keys) {
            for (Key<?> key : keys) {
                needs.put(key, main);
            }
            return this;
        }

        /// What must hold between the keys.
        Definition<R> rules(BiConsumer<Values, Reading> newRules) {
            rules = newRules;
            return this;
        }

        Shape<R> build(Function<Values, R> builder) {
            return new Shape<>(this, builder);
        }
    }

    String name() {
        return name;
    }

    /// The keys in the order in which they are written.
    List<Key<?>> keys() {
        return List.copyOf(keys.values());
    }

    /// The keys of which exactly one must be there; empty when there is no such choice.
    List<Key<?>> choices() {
        return choices;
    }

    /// Keys that make sense only beside another one.
    Map<Key<?>, Key<?>> needs() {
        return new LinkedHashMap<>(needs);
    }

    boolean isFlow() {
        return flow;
    }

    @Override
    public Optional<R> read(YamlNode node, Reading reading) {
        if (!(node.resolved() instanceof YamlNode.Mapping mapping)) {
            reading.error(node, "here a " + name + " is wanted: keys with values",
                    "Write it as " + example() + ".");
            return Optional.empty();
        }
        int before = reading.errors();
        Values values = new Values(mapping);
        for (YamlNode.Entry entry : mapping.entries()) {
            Key<?> key = keys.get(entry.name());
            if (key == null) {
                unknown(entry, reading);
            } else if (values.isPresent(key)) {
                reading.error(entry.key(), "'" + key.name() + "' is there twice; first on "
                        + reading.lineOf(values.keyPlace(key)), "Remove one of the two.");
            } else {
                values.present(key, entry);
                read(key, entry, values, reading);
            }
        }
        checkPresence(values, reading);
        rules.accept(values, reading);
        reading.record(this, values);
        return reading.errors() == before ? Optional.of(builder.apply(values)) : Optional.empty();
    }

    private void checkPresence(Values values, Reading reading) {
        for (Key<?> key : keys.values()) {
            if (key.required() && !values.isPresent(key)) {
                reading.error(values.place(key), "this " + name + " has no '" + key.name() + "'",
                        "Add " + key.name() + ": " + key.type().words() + ".");
            }
        }
        List<Key<?>> chosen = choices.stream().filter(values::isPresent).toList();
        String possible = String.join(", ", choices.stream().map(Key::name).toList());
        if (!choices.isEmpty() && chosen.isEmpty()) {
            reading.error(values.place(choices.getFirst()), "this " + name + " does not say what it is for",
                    "Add one of: " + possible + ".");
        } else if (chosen.size() > 1) {
            reading.error(values.keyPlace(chosen.get(1)), "this " + name + " has both '" + chosen.get(0).name()
                    + "' and '" + chosen.get(1).name() + "'", "Keep one of: " + possible + ".");
        }
        needs.forEach((key, main) -> {
            if (values.isPresent(key) && !values.isPresent(main)) {
                reading.error(values.keyPlace(key), "'" + key.name() + "' means nothing without '" + main.name() + "'",
                        "Remove it.");
            }
        });
    }

    private static <T> void read(Key<T> key, YamlNode.Entry entry, Values values, Reading reading) {
        key.type().read(entry.value(), reading).ifPresent(v -> values.value(key, v));
    }

    private void unknown(YamlNode.Entry entry, Reading reading) {
        String written = entry.name();
        if (written.isEmpty() || written.chars().anyMatch(Character::isWhitespace)) {
            reading.error(entry.key(), "a key of a " + name + " is a single word",
                    "Possible are: " + String.join(", ", keys.keySet()) + ".");
            return;
        }
        reading.error(entry.key(), "a " + name + " has no key '" + Spelling.shortened(written) + "'",
                Spelling.closest(written, keys.values()).map(k -> "Did you mean '" + k + "'?")
                        .orElse("Possible are: " + String.join(", ", keys.keySet()) + "."));
    }

    @Override
    public Tree.Branch write(R value) {
        return write(value, false);
    }

    /// The record as keys and values.
    ///
    /// @param withDefaults whether keys that have their default value are written too
    Tree.Branch write(R value, boolean withDefaults) {
        return new Tree.Branch(properties.stream().flatMap(p -> p.written(value, withDefaults).stream()).toList(),
                flow);
    }

    /// The same with the default of every key that is not there.
    Tree.Branch completed(Tree.Branch branch) {
        List<Tree.Entry> entries = new ArrayList<>();
        keys.values().forEach(key -> branch.find(key.name()).or(() -> fallback(key))
                .ifPresent(value -> entries.add(new Tree.Entry(key.name(), value))));
        return new Tree.Branch(entries, flow);
    }

    private static <T> Optional<Tree> fallback(Key<T> key) {
        return key.fallback().map(key.type()::write);
    }

    private String example() {
        List<String> required = keys.values().stream().filter(Key::required).map(Key::name).toList();
        List<String> shown = required.isEmpty() ? keys.keySet().stream().limit(1).toList() : required;
        return "{ " + String.join(": ..., ", shown) + ": ... }";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("$ref", "#/$defs/" + name.replace(' ', '-'));
    }

    @Override
    public String words() {
        return name;
    }
}
