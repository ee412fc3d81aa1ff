package dev.baton.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import javafx.collections.ListChangeListener;
import javafx.css.CssParser;

/// Collects what JavaFX has to complain about in stylesheets while it is open. JavaFX thread.
public final class CssWarnings implements AutoCloseable {
    private final List<String> messages = new ArrayList<>();
    private final Logger logger = Logger.getLogger("javafx.css");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final ListChangeListener<CssParser.ParseError> parser = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(e -> messages.add(e.getMessage()));
        }
    };

    public CssWarnings() {
        logger.addHandler(handler);
        CssParser.errorsProperty().addListener(parser);
    }

    /// What was complained about so far.
    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        CssParser.errorsProperty().removeListener(parser);
    }
}
