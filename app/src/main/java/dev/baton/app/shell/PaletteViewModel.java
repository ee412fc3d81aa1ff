package dev.baton.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.baton.app.action.Action;
import dev.baton.app.i18n.Texts;

/// Finds actions by some letters of their names, in the language shown or in English.
final class PaletteViewModel {
    private final List<Action> actions;
    private final Texts texts;
    private final Texts english = Texts.of(Locale.ENGLISH);
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Action> matches = FXCollections.observableArrayList();

    private record Ranked(Action action, int rank) {}

    PaletteViewModel(List<Action> actions, Texts texts) {
        this.actions = List.copyOf(actions);
        this.texts = texts;
        query.subscribe(this::search);
    }

    /// What the user typed.
    StringProperty query() {
        return query;
    }

    /// What fits, best first; within one rank, what can be done now comes first.
    ObservableList<Action> matches() {
        return matches;
    }

    private void search(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        matches.setAll(actions.stream().flatMap(a -> rank(a, wanted).map(r -> new Ranked(a, r)).stream())
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(r -> !r.action().possible()))
                .map(Ranked::action).toList());
    }

    private Optional<Integer> rank(Action action, String wanted) {
        int shown = rank(texts.get(action.textKey()), wanted);
        int best = Math.min(shown, rank(english.get(action.textKey()), wanted));
        return best == NO_MATCH ? Optional.empty() : Optional.of(best);
    }

    private static final int NO_MATCH = Integer.MAX_VALUE;

    /// 0 the name begins so, 1 a word begins so, 2 it is within, 3 its letters are there in order.
    private static int rank(String text, String wanted) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.startsWith(wanted)) {
            return 0;
        }
        if (name.contains(" " + wanted)) {
            return 1;
        }
        if (name.contains(wanted)) {
            return 2;
        }
        int at = -1;
        for (int i = 0; i < wanted.length(); i++) {
            at = name.indexOf(wanted.charAt(i), at + 1);
            if (at < 0) {
                return NO_MATCH;
            }
        }
        return 3;
    }
}
