package dev.baton.language;

import java.util.List;

/// Cuts lines into tokens. What a line means may depend on the lines above it; that is what a state carries.
sealed interface Tokenizer permits YamlTokenizer, ConfTokenizer {
    /// What lines further down must know of those above; equal states give equal tokens.
    sealed interface State permits YamlTokenizer.YamlState, ConfTokenizer.ConfState {}

    /// The tokens of a line, and the state behind it.
    record Line(List<Token> tokens, State after) {
        public Line {
            tokens = List.copyOf(tokens);
        }
    }

    /// The state before the first line.
    State start();

    /// Cuts a line.
    ///
    /// @param line   without its break
    /// @param before the state behind the line above
    Line line(String line, State before);

    /// The one of a language.
    static Tokenizer of(Syntax syntax) {
        return switch (syntax) {
            case YAML -> new YamlTokenizer();
            case KEEPALIVED -> new ConfTokenizer();
        };
    }
}
