package dev.baton.draft;

/// An edit cannot be made; nothing has changed. The message is whole sentences that say why and what to do.
public final class EditRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EditRefused(String message) {
        super(message);
    }
}
