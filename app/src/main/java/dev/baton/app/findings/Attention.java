package dev.baton.app.findings;

/// How a person has looked at a finding.
enum Attention {
    /// Nobody has said that it was seen.
    NEW("findings.state.new"),
    /// It was seen.
    ACKNOWLEDGED("findings.state.acknowledged"),
    /// It is not to be told of for a while.
    MUTED("findings.state.muted");

    private final String textKey;

    Attention(String textKey) {
        this.textKey = textKey;
    }

    /// The key of its word.
    String textKey() {
        return textKey;
    }
}
