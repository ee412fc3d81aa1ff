package dev.baton.language;

/// What a token is, for its colour.
public enum TokenKind {
    /// A key of YAML, or a keyword that keepalived knows at its place.
    KEY,
    /// The keyword of a block.
    BLOCK,
    /// A name that the writer of the file has chosen.
    NAME,
    /// Text in quotes or in a block.
    STRING,
    /// A number, with its unit if it has one.
    NUMBER,
    /// An address.
    ADDRESS,
    /// One of a few words: true, MASTER.
    WORD,
    /// A comment.
    COMMENT,
    /// A brace, a comma, a dash.
    PUNCTUATION,
    /// What stands for something else: `$NAME`, `*alias`, `include`.
    REFERENCE
}
