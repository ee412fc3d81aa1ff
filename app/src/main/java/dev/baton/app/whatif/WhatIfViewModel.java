package dev.baton.app.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.config.NodeConfig;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;

/// What configurations would make of each single fault, worked out off the JavaFX thread by the engine's own code. JavaFX
/// thread.
public final class WhatIfViewModel {
    /// More rows than anybody reads; the worst come first.
    public static final int MAX_ROWS = 2_000;

    /// What is known.
    public sealed interface State {}

    /// Nothing can be predicted.
    ///
    /// @param why as a sentence
    public record Nothing(String why) implements State {}

    /// It is being worked out.
    public record Working() implements State {}

    /// It is known.
    ///
    /// @param sentence all of it in one sentence
    /// @param isBroken whether some single fault leaves nobody, or several, with an address
    /// @param standings how things are without a fault
    /// @param rows     what each fault does, the worst first
    public record Known(String sentence, boolean isBroken, List<Standing> standings, List<Row> rows) implements State {
        public Known {
            standings = List.copyOf(standings);
            rows = List.copyOf(rows);
        }
    }

    /// What one fault does.
    ///
    /// @param reach of a check that fails, what it can do at all; empty for other faults
    public record Row(FaultRow row, Optional<CheckReach> reach) {
        /// Whether it is a check that does not do what it is there for: it can never move the addresses, or would have to
        /// leave them to a node that does not take them.
        public boolean isIdle() {
            return reach.filter(r -> switch (r.reach()) {
                case CheckReach.Never _ -> true;
                case CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> _) ->
                    why == CheckReach.Why.PREEMPT_OFF || why == CheckReach.Why.EQUAL;
                case CheckReach.Faults _,CheckReach.Moves _,CheckReach.Together _ -> false;
            }).isPresent();
        }
    }

    private final ObservableValue<Subject> subject;
    private final WhatIfWords words;
    private final Texts texts;
    private final Tasks.Lane<State> predicting;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new Nothing(""));
    private Optional<Subject> asked = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    /// @param subject what is asked about, followed between [#start] and [#stop]
    public WhatIfViewModel(ObservableValue<Subject> subject, Tasks tasks, Texts texts) {
        this.subject = subject;
        this.texts = texts;
        this.words = new WhatIfWords(texts);
        this.predicting = tasks.lane(state::set, e -> {
            throw e;
        });
    }

    /// Begins to follow what is asked about.
    public void start() {
        following.unsubscribe();
        following = subject.subscribe(this::follow);
    }

    /// Lets go of it.
    public void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (state.get() instanceof Working) {
            predicting.cancel();
            asked = Optional.empty();
        }
    }

    private void follow(Subject now) {
        if (asked.filter(now::equals).isPresent()) {
            return;
        }
        asked = Optional.of(now);
        predicting.cancel();
        Optional<String> why = impossible(now.nodes());
        if (why.isPresent()) {
            state.set(new Nothing(why.get()));
            return;
        }
        state.set(new Working());
        predicting.submit(() -> predict(now));
    }

    private Optional<String> impossible(List<NodeConfig> nodes) {
        if (nodes.isEmpty()) {
            return Optional.of(texts.get("config.whatif.none"));
        }
        Set<String> names = new LinkedHashSet<>();
        List<String> twice = new ArrayList<>();
        nodes.stream().map(NodeConfig::node).filter(name -> !names.add(name)).forEach(twice::add);
        return twice.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("config.whatif.twice", String.join(", ", twice)));
    }

    /// Slow; on another thread.
    private State predict(Subject now) {
        Predictor predictor = Predictor.of(new Fleet(now.nodes()), now.already());
        List<Standing> standings = predictor.present();
        List<FaultRow> rows = predictor.everySingleFault().rows();
        boolean isBroken = rows.stream().anyMatch(row -> row.outcome().isBroken());
        List<CheckReach> reaches = predictor.checks();
        return new Known(words.sentence(now.nodes().size(), standings, rows), isBroken, standings,
                rows.stream().limit(MAX_ROWS).map(row -> new Row(row, reach(row, reaches))).toList());
    }

    private static Optional<CheckReach> reach(FaultRow row, List<CheckReach> reaches) {
        return row.fault() instanceof Change.CheckFails(String node, String check)
                ? reaches.stream().filter(reach -> reach.check().equals(check) && reach.ref().node().equals(node)
                        && reach.id().equals(row.outcome().id())).findFirst()
                : Optional.empty();
    }

    /// What is left out, because nothing in it can be used; empty: nothing.
    public String leftOut() {
        return String.join(", ", subject.getValue().leftOut());
    }

    /// What is known.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
