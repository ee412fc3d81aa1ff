package dev.baton.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A value with a short form on its own and a long form with keys.
///
/// @param shortForm the single value
/// @param longForm  the keys
/// @param widen     the meaning of the short form
/// @param narrow    the short form of a value; empty when it has none
record EitherType<S, T>(ScalarType<S> shortForm, Shape<T> longForm, Function<S, T> widen,
        Function<T, Optional<S>> narrow) implements Type<T> {
    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        return node.resolved() instanceof YamlNode.Mapping
                ? longForm.read(node, reading)
                : shortForm.read(node, reading).map(widen);
    }

    @Override
    public Tree write(T value) {
        return narrow.apply(value).map(shortForm::write).orElseGet(() -> longForm.write(value));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("oneOf", List.of(shortForm.schema(), longForm.schema()));
    }

    @Override
    public String words() {
        return shortForm.words() + ", or " + longForm.words();
    }
}
