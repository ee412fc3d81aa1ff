package dev.baton.doctor;

import java.util.Optional;

/// A check's script as it was found.
///
/// @param file       where it was read
/// @param text       what it holds
/// @param isInPlace  whether it was read from the very path that the configuration names, so that its rights are those
///                   that count
/// @param mode       its rights as `ls` shows them: `rwxr-xr-x`
/// @param writable   the script or a folder above it that others than its owner can write, with its rights
public record ScriptFile(String file, String text, boolean isInPlace, String mode, Optional<String> writable) {
    /// Whether anybody may run it. A copy that nobody may run has lost its rights on the way.
    boolean isExecutable() {
        return mode.indexOf('x') >= 0 || mode.indexOf('s') >= 0 || mode.indexOf('t') >= 0;
    }
}
