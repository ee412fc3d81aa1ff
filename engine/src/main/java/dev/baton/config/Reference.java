package dev.baton.config;

import java.util.Optional;

/// The rows of the reference of keys in `docs/config.md`, from the keys themselves.
final class Reference {
    private Reference() {}

    /// All tables, one for each kind of mapping.
    static String tables() {
        StringBuilder text = new StringBuilder();
        for (Shape<?> shape : NodeShape.ALL) {
            text.append("### ").append(shape.name())
                    .append("\n\n| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
            shape.keys().forEach(key -> text.append(row(key)).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    /// The row of one key.
    static <T> String row(Key<T> key) {
        Optional<String> written = key.fallback().map(v -> {
            String text = key.type().write(v).toString();
            return text.equals("{}") && key.type() instanceof Shape ? "as below" : text;
        });
        String fallback = key.required() ? "required" : written.map(t -> "`" + t + "`").orElse("none");
        return "| `" + key.name() + "` | " + key.type().words().replace("|", "\\|") + " | " + fallback + " | "
                + key.doc().replace("|", "\\|") + " |";
    }
}
