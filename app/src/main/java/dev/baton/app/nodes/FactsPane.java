package dev.baton.app.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.api.NodeState;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;

/// What is known of a node, a figure beside each name. What counts on is counted on between its reports.
final class FactsPane extends FlowPane {
    private static final List<String> FACTS = List.of("address", "role", "version", "uptime", "config", "round-trip",
            "clock", "stalls", "memory", "losses", "key");

    private final Texts texts;
    private final LinkWords words;
    private final OrderRules rules;
    private final LongSupplier clock;
    private final Map<String, Label> values = new LinkedHashMap<>();

    /// @param clock this machine's nanoseconds, as `System.nanoTime`
    FactsPane(Texts texts, LinkWords words, OrderRules rules, LongSupplier clock) {
        this.texts = texts;
        this.words = words;
        this.rules = rules;
        this.clock = clock;
        getStyleClass().add("node-facts");
        for (String fact : FACTS) {
            Label title = new Label(texts.get("nodes.fact." + fact));
            title.getStyleClass().add("fact-title");
            Label value = new Label();
            value.getStyleClass().add("fact-value");
            value.setMinWidth(Region.USE_PREF_SIZE);
            value.setId("fact-" + fact);
            values.put(fact, value);
            getChildren().add(new VBox(title, value));
        }
    }

    void show(LinkedNode node) {
        Map<String, String> now = new LinkedHashMap<>();
        now.put("address", node.node().address());
        now.put("role", rules.role(node.node().role()));
        now.put("key", node.node().shortKey());
        now.put("round-trip", words.roundTrip(node.link()));
        now.put("clock", words.offset(node.link()));
        Optional<NodeState> known = node.state();
        known.ifPresent(state -> {
            now.put("version", texts.get("nodes.fact.version.text", state.version(), state.engine()));
            long since = node.link().isLive() ? Math.max(0, clock.getAsLong() - node.heardNanos()) : 0;
            now.put("uptime", words.uptime(state, since));
            now.put("config", words.config(state.config()));
            now.put("stalls", words.stalls(state.health()));
            now.put("memory", words.memory(state.health()));
            now.put("losses", words.losses(state.health()));
        });
        List<String> told = new ArrayList<>();
        values.forEach((fact, label) -> {
            label.setText(now.getOrDefault(fact, texts.get("nodes.unknown")));
            told.add(texts.get("nodes.fact." + fact) + ": " + label.getText());
        });
        setTip("key", node.node().key());
        known.ifPresent(state -> setTip("config", state.config().sha256()));
        setAccessibleText(String.join(", ", told));
    }

    private void setTip(String fact, String whole) {
        Optional.ofNullable(values.get(fact)).ifPresent(label -> {
            if (label.getTooltip() == null) {
                label.setTooltip(new Tooltip());
            }
            label.getTooltip().setText(whole);
        });
    }
}
