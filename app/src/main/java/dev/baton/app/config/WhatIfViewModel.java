package dev.baton.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.draft.Staging;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ClusterSource;
import dev.baton.config.NodeConfig;
import dev.baton.draft.Draft;
import dev.baton.draft.Workspace;
import dev.baton.whatif.Change;
import dev.baton.whatif.CheckReach;
import dev.baton.whatif.FaultRow;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Predictor;
import dev.baton.whatif.Standing;

/// What the open configurations would make of each single fault, worked out off the JavaFX thread by the engine's own
/// code. JavaFX thread.
final class WhatIfViewModel {
    /// More rows than anybody reads; the worst come first.
    static final int MAX_ROWS = 2_000;

    /// What is known.
    sealed interface State {}

    /// Nothing can be predicted.
    ///
    /// @param why as a sentence
    record Nothing(String why) implements State {}

    /// It is being worked out.
    record Working() implements State {}

    /// It is known.
    ///
    /// @param sentence all of it in one sentence
    /// @param isBroken whether some single fault leaves nobody, or several, with an address
    /// @param standings how things are without a fault
    /// @param rows     what each fault does, the worst first
    record Known(String sentence, boolean isBroken, List<Standing> standings, List<Row> rows) implements State {
        Known {
            standings = List.copyOf(standings);
            rows = List.copyOf(rows);
        }
    }

    /// What one fault does.
    ///
    /// @param reach of a check that fails, what it can do at all; empty for other faults
    record Row(FaultRow row, Optional<CheckReach> reach) {
        /// Whether it is a check that does not do what it is there for: it can never move the addresses, or would have to
        /// leave them to a node that does not take them.
        boolean isIdle() {
            return reach.filter(r -> switch (r.reach()) {
                case CheckReach.Never _ -> true;
                case CheckReach.NotNow(CheckReach.Why why, Optional<CheckReach.Rival> _) ->
                    why == CheckReach.Why.PREEMPT_OFF || why == CheckReach.Why.EQUAL;
                case CheckReach.Faults _,CheckReach.Moves _,CheckReach.Together _ -> false;
            }).isPresent();
        }
    }

    private final ClusterSource source;
    private final Staging staging;
    private final WhatIfWords words;
    private final Texts texts;
    private final Tasks.Lane<State> predicting;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new Nothing(""));
    private Optional<List<NodeConfig>> asked = Optional.empty();
    private Subscription following = Subscription.EMPTY;

    WhatIfViewModel(ClusterSource source, Staging staging, Tasks tasks, Texts texts) {
        this.source = source;
        this.staging = staging;
        this.texts = texts;
        this.words = new WhatIfWords(texts);
        this.predicting = tasks.lane(state::set, e -> {
            throw e;
        });
    }

    /// Begins to follow the configurations: as they would be with what is staged, or as they are in the files.
    void start() {
        following.unsubscribe();
        following = staging.bases().isPresent()
                ? staging.workspace().subscribe(workspace -> follow(configs(workspace)))
                : source.configs().map(configs -> configs.subscribe(open -> follow(open.nodes())))
                        .orElse(Subscription.EMPTY);
    }

    private static List<NodeConfig> configs(Workspace workspace) {
        return workspace.drafts().stream().map(Draft::config).flatMap(Optional::stream).toList();
    }

    /// Lets go of them.
    void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (state.get() instanceof Working) {
            predicting.cancel();
            asked = Optional.empty();
        }
    }

    private void follow(List<NodeConfig> nodes) {
        if (asked.filter(nodes::equals).isPresent()) {
            return;
        }
        asked = Optional.of(nodes);
        predicting.cancel();
        Optional<String> why = impossible(nodes);
        if (why.isPresent()) {
            state.set(new Nothing(why.get()));
            return;
        }
        state.set(new Working());
        predicting.submit(() -> predict(nodes));
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
    private State predict(List<NodeConfig> nodes) {
        Predictor predictor = Predictor.of(new Fleet(nodes));
        List<Standing> standings = predictor.present();
        List<FaultRow> rows = predictor.everySingleFault().rows();
        boolean isBroken = rows.stream().anyMatch(row -> row.outcome().isBroken());
        List<CheckReach> reaches = predictor.checks();
        return new Known(words.sentence(nodes.size(), standings, rows), isBroken, standings,
                rows.stream().limit(MAX_ROWS).map(row -> new Row(row, reach(row, reaches))).toList());
    }

    private static Optional<CheckReach> reach(FaultRow row, List<CheckReach> reaches) {
        return row.fault() instanceof Change.CheckFails(String node, String check)
                ? reaches.stream().filter(reach -> reach.check().equals(check) && reach.ref().node().equals(node)
                        && reach.id().equals(row.outcome().id())).findFirst()
                : Optional.empty();
    }

    /// What is left out, because nothing in it can be used; empty: nothing.
    String leftOut() {
        if (staging.bases().isPresent()) {
            return staging.workspace().get().drafts().stream().filter(draft -> draft.config().isEmpty())
                    .map(Draft::node).collect(Collectors.joining(", "));
        }
        return source.configs().map(configs -> configs.get().files().stream().filter(f -> f.config().isEmpty())
                .map(ConfigFile::name).collect(Collectors.joining(", "))).orElse("");
    }

    /// What is known.
    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
