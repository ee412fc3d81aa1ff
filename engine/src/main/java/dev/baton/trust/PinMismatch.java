package dev.baton.trust;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.util.Optional;

/// The other side has another key than the one that was pinned: it was set up anew, or somebody stands in between. There is
/// no way on but to pair again.
public final class PinMismatch extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;
    /// Deeper chains of causes are not looked through.
    private static final int MAX_CAUSES = 16;

    private final transient KeyHash expected;
    private final transient KeyHash found;

    PinMismatch(KeyHash expected, KeyHash found) {
        super("The node shows another key than the one it was paired with. Expected " + expected.hex() + ", found "
                + found.hex() + ". Either the node was set up anew, or somebody stands between you and it. Never accept"
                + " this anyway: run 'baton pair' on the node's own console and pair again.");
        this.expected = expected;
        this.found = found;
    }

    /// The key that was pinned.
    public KeyHash expected() {
        return expected;
    }

    /// The key that the other side has shown.
    public KeyHash found() {
        return found;
    }

    /// The mismatch behind what a TLS connection failed with, if that was it.
    public static Optional<PinMismatch> in(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; i < MAX_CAUSES && at != null; i++) {
            if (at instanceof PinMismatch mismatch) {
                return Optional.of(mismatch);
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
