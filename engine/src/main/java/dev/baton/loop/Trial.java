package dev.baton.loop;

import java.util.Optional;

/// What a router is put through by a failover test, beside the election, which knows nothing of it.
///
/// @param isMuted it sends no advertisement, not even the last one with priority 0
/// @param isDeaf  it hears no advertisement
/// @param failing the check whose result counts as failing for it
public record Trial(boolean isMuted, boolean isDeaf, Optional<String> failing) {
    /// It is as it is.
    public static final Trial NONE = new Trial(false, false, Optional.empty());
    /// It sends no advertisement.
    public static final Trial MUTE = new Trial(true, false, Optional.empty());
    /// It hears no advertisement.
    public static final Trial DEAF = new Trial(false, true, Optional.empty());

    /// This check fails for it, whatever it says.
    public static Trial failing(String check) {
        return new Trial(false, false, Optional.of(check));
    }

    /// Whether this check fails for it, whatever it says.
    boolean fails(String check) {
        return failing.filter(check::equals).isPresent();
    }
}
