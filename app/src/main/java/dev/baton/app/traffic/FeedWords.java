package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.SourceKind;

/// What is to be said of how packets come in, in whole sentences: that none has come yet, that the screen stands still,
/// that packets were lost, that no more will come, each with what to do about it.
final class FeedWords {
    /// Something to be said.
    ///
    /// @param level    how bad it is
    /// @param title    what is so
    /// @param text     what that means and what to do; empty: nothing more
    /// @param actionId the action that helps; empty: none
    record Told(Level level, String title, String text, String actionId) {}

    /// How bad it is.
    enum Level {
        NOTE, WARNING, ERROR
    }

    /// The action that goes on where the screen stands still.
    static final String CONTINUE = "traffic.pause";

    private static final String WATCH = "source.capture";
    private static final String OPEN = "source.file";
    private static final String PAUSE_LAB = "lab.pause";

    private final Texts texts;

    FeedWords(Texts texts) {
        this.texts = texts;
    }

    /// All that is to be said now, the most important first; nothing: packets come in, all of them.
    ///
    /// @param isPaused whether the screen stands still
    /// @param waiting  how many packets came since
    List<Told> of(ClusterSource source, FeedState state, boolean isPaused, long waiting) {
        List<Told> told = new ArrayList<>();
        phase(source, state, told);
        if (isPaused) {
            told.add(new Told(Level.NOTE, texts.get("lane.feed.paused"), waiting(source, waiting), CONTINUE));
        }
        if (state.lost() > 0) {
            told.add(new Told(Level.WARNING, texts.get("lane.feed.lost", figure(state.lost())),
                    texts.get("lane.feed.lost.text", figure(state.lostByKernel()), figure(state.lostByCard()),
                            figure(state.shed())),
                    ""));
        }
        return told;
    }

    private void phase(ClusterSource source, FeedState state, List<Told> told) {
        String name = source.nameArgument();
        switch (state.phase()) {
            case LIVE -> {
                if (!state.problem().isEmpty()) {
                    told.add(new Told(Level.WARNING, texts.get("lane.feed.partly", name),
                            texts.get("lane.feed.partly.text", texts.said(state.problem())), WATCH));
                }
                if (state.received() == 0) {
                    told.add(first(source.kind(), name));
                }
            }
            case PAUSED -> told.add(new Told(Level.NOTE, texts.get("lane.feed.still"),
                    texts.get("lane.feed.still.text"), PAUSE_LAB));
            case WAITING -> told.add(new Told(Level.WARNING, texts.get("lane.feed.waiting", name),
                    texts.get("lane.feed.waiting.text", texts.said(state.problem())), WATCH));
            case ENDED -> ended(source.kind(), name, state, told);
        }
    }

    private Told first(SourceKind kind, String name) {
        if (kind == SourceKind.NODES) {
            return new Told(Level.NOTE, texts.get("lane.feed.first-nodes"), texts.get("lane.feed.first-nodes.text"),
                    "");
        }
        return kind == SourceKind.LIVE
                ? new Told(Level.NOTE, texts.get("lane.feed.first", name), texts.get("lane.feed.first.text"), WATCH)
                : new Told(Level.NOTE, texts.get("lane.feed.first-other"), texts.get("lane.feed.first-other.text"),
                        "");
    }

    private void ended(SourceKind kind, String name, FeedState state, List<Told> told) {
        if (kind == SourceKind.FILE) {
            if (!state.problem().isEmpty()) {
                told.add(new Told(Level.WARNING, texts.get("lane.feed.damaged", name, figure(state.received())),
                        texts.said(state.problem()), OPEN));
            } else if (state.received() == 0) {
                told.add(new Told(Level.NOTE, texts.get("lane.feed.empty", name),
                        texts.get("lane.feed.empty.text"), OPEN));
            }
        } else {
            told.add(new Told(Level.ERROR, texts.get("lane.feed.ended"),
                    state.problem().isEmpty()
                            ? texts.get("lane.feed.ended.text")
                            : texts.get("lane.feed.ended.why", texts.said(state.problem())),
                    WATCH));
        }
    }

    private String waiting(ClusterSource source, long waiting) {
        if (source.kind() == SourceKind.FILE) {
            return texts.get("lane.feed.paused.file");
        }
        return waiting == 1
                ? texts.get("lane.feed.paused.one")
                : texts.get("lane.feed.paused.text", figure(waiting));
    }

    private String figure(long number) {
        return String.format(texts.locale(), "%,d", number);
    }
}
