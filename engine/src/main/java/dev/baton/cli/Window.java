package dev.baton.cli;

/// The window, if it is installed: the command finds it by [java.util.ServiceLoader] and knows nothing else of it.
public interface Window {
    /// Opens the window and returns when it is closed, or when the tour that was asked for has ended.
    ///
    /// @return the exit status of the program
    int open(WindowRequest request);
}
