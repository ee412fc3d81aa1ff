package dev.baton.config;

import java.util.Map;
import java.util.Optional;

/// One kind of value of the file: how it is read, written and described. Reading, writing, the JSON schema, the
/// reference and the comparison all come from the same types, so they cannot disagree.
sealed interface Type<T> permits ScalarType, ListType, MapType, Shape, EitherType {
    /// The value; empty when it is wrong, which has then been reported.
    Optional<T> read(YamlNode node, Reading reading);

    /// The value as it is written.
    Tree write(T value);

    /// What a JSON schema says of it; shapes are named in `$defs`.
    Map<String, Object> schema();

    /// A few words for the reference: `duration`, `list of addresses`.
    String words();
}
