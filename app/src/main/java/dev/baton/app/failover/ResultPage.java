package dev.baton.app.failover;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.control.NodeState;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Measured;
import dev.baton.drill.Series;
import dev.baton.drill.Verdict;

/// After a test: the verdict, the measured outage beside the expected one, what explains the difference, what each vantage
/// saw, and what every node is now. It holds what the report holds.
final class ResultPage extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final int MOST_LINES = 400;

    private final Texts texts;
    private final FailoverViewModel model;
    private final FailoverWords words;
    private final ReportDesk reports;
    private final VBox verdict = new VBox();
    private final ProbesCard probes;
    private final Waterfall waterfall;
    private final Label difference = new Label();
    private final SeenTable seen;
    private final FlowPane nodes = new FlowPane();
    private final VBox series = new VBox();
    private final VBox story = new VBox();
    private final VBox refused = new VBox();
    private final List<VBox> ofMeasured;
    private final VBox now;
    private Optional<DrillResult> shown = Optional.empty();

    ResultPage(Texts texts, Themes themes, FailoverViewModel model, ReportDesk reports) {
        this.texts = texts;
        this.model = model;
        this.reports = reports;
        words = new FailoverWords(texts);
        probes = new ProbesCard(texts, themes);
        waterfall = new Waterfall(texts);
        seen = new SeenTable(texts);
        getStyleClass().add("failover-page");
        difference.setWrapText(true);
        difference.getStyleClass().add("failover-difference");
        difference.setMinHeight(USE_PREF_SIZE);
        nodes.getStyleClass().add("failover-nodes");
        story.getStyleClass().add("failover-story");
        VBox steps = card("failover.waterfall", difference, waterfall);
        VBox table = card("failover.seen", seen);
        now = card("failover.now", nodes);
        ofMeasured = List.of(probes, steps, table);
        refused.getStyleClass().add("failover-points");
        series.getStyleClass().add("failover-card");
        verdict.getStyleClass().addAll("failover-card", "failover-hero");
        verdict.setId("failover-verdict");
        getChildren().addAll(verdict, series, refused, probes, steps, now, table, card("failover.story", story));
    }

    private VBox card(String key, Region... content) {
        Label heading = new Label(texts.get(key));
        heading.getStyleClass().add("failover-heading");
        VBox box = new VBox(heading);
        box.getChildren().addAll(content);
        box.getStyleClass().add("failover-card");
        return box;
    }

    void look(FailoverState state) {
        if (state.shown().isEmpty() || state.shown().equals(shown)) {
            return;
        }
        shown = state.shown();
        DrillResult result = state.shown().get();
        verdict.getStyleClass().removeIf(style -> style.startsWith("verdict-"));
        verdict.getStyleClass().add("verdict-" + FailoverWords.style(result.verdict()));
        verdict.getChildren().setAll(headline(result, state), sentence(result), figures(result), ends(result),
                buttons(state));
        series(state, result);
        boolean isMeasured = result.measured().isPresent();
        ofMeasured.forEach(card -> {
            card.setVisible(isMeasured);
            card.setManaged(isMeasured);
        });
        refused(result);
        result.measured().ifPresent(measured -> measured(result, measured));
        now.setVisible(!state.isPast());
        now.setManaged(!state.isPast());
        story.getChildren().setAll(result.story().stream().limit(MOST_LINES).map(told -> told(result, told)).toList());
    }

    private HBox headline(DrillResult result, FailoverState state) {
        Label word = new Label(words.verdict(result.verdict()), new FontIcon(FailoverWords.icon(result.verdict())));
        word.getStyleClass().add("failover-verdict");
        Label what = new Label(String.join(" · ", List.of(words.title(result.plan()),
                words.subject(result.plan().order().subject()), words.time(result.startMillis()),
                result.isRehearsal() ? texts.get("failover.rehearsal") : "",
                state.isPast() ? texts.get("failover.earlier") : "").stream().filter(s -> !s.isEmpty()).toList()));
        what.getStyleClass().addAll("failover-small", "muted");
        what.setWrapText(true);
        VBox box = new VBox(word, what);
        HBox line = new HBox(box);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label sentence(DrillResult result) {
        Label sentence = new Label(texts.said(result.sentence()));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add("failover-sentence");
        return sentence;
    }

    private FlowPane figures(DrillResult result) {
        FlowPane figures = new FlowPane();
        figures.getStyleClass().add("failover-figures");
        result.measured().ifPresent(measured -> {
            VBox big = figure("failover.measured", words.exact(measured.gapNanos()),
                    texts.get("failover.error", words.exact(measured.errorNanos())));
            big.pseudoClassStateChanged(BAD, measured.gapNanos() > result.limitNanos());
            big.setId("failover-measured");
            figures.getChildren().add(big);
        });
        DrillPlan plan = result.plan();
        figures.getChildren().add(figure("failover.expected", words.exact(plan.expected().gapNanos()),
                plan.expected().leastNanos() == plan.expected().gapNanos()
                        ? ""
                        : texts.get("failover.least", words.exact(plan.expected().leastNanos()))));
        figures.getChildren().add(figure("failover.limit", words.exact(result.limitNanos()), ""));
        result.measured().ifPresent(measured -> {
            VBox back = figure("failover.way-back", words.exact(measured.backNanos()),
                    texts.get("failover.way-back.under", words.exact(plan.expected().backNanos()),
                            words.exact(result.backLimitNanos())));
            back.pseudoClassStateChanged(BAD, measured.backNanos() > result.backLimitNanos());
            back.setId("failover-way-back");
            figures.getChildren().add(back);
        });
        result.measured().filter(m -> m.moveNanos().isPresent()).ifPresent(measured -> figures.getChildren().add(figure(
                "failover.move", words.gap(measured.moveNanos()),
                texts.get("failover.move.expected", words.exact(plan.expected().moveNanos())))));
        result.measured().ifPresent(measured -> figures.getChildren().add(figure("failover.lost",
                words.count(measured.lost()), texts.get("failover.lost.of",
                        measured.seen().stream().mapToLong(s -> s.sent()).sum()))));
        return figures;
    }

    private VBox figure(String key, String number, String under) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().addAll("failover-small", "muted");
        Label big = new Label(number);
        big.getStyleClass().add("failover-number");
        big.setMinWidth(USE_PREF_SIZE);
        Label small = new Label(under);
        small.getStyleClass().addAll("failover-small", "muted");
        VBox box = new VBox(name, big, small);
        box.getStyleClass().add("failover-figure");
        return box;
    }

    private Label ends(DrillResult result) {
        boolean isRefused = result.verdict() == Verdict.REFUSED;
        String key = isRefused
                ? "failover.untouched"
                : result.isRestored()
                        ? "failover.restored"
                        : result.plan().order().guardrails().handBack()
                                ? "failover.not-restored"
                                : "failover.stayed";
        boolean isGood = isRefused || result.isRestored() || !result.plan().order().guardrails().handBack();
        Label label = new Label(texts.get(key), new FontIcon(isGood
                ? MaterialDesignC.CHECK
                : MaterialDesignC.CLOSE_OCTAGON));
        label.getStyleClass().add("failover-ends");
        label.pseudoClassStateChanged(BAD, !isGood);
        label.setWrapText(true);
        label.setId("failover-ends");
        return label;
    }

    private FlowPane buttons(FailoverState state) {
        Button report = button("failover-report", "failover.report");
        report.setGraphic(new FontIcon(MaterialDesignF.FILE_CHART_OUTLINE));
        report.setOnAction(_ -> reports.open(model.reported()));
        MenuButton save = new MenuButton(texts.get("failover.save"));
        save.setId("failover-save");
        save.setMinWidth(USE_PREF_SIZE);
        for (Tester.Form form : Tester.Form.values()) {
            MenuItem item = new MenuItem(texts.get("failover.save." + form.ending()));
            item.setId("failover-save-" + form.ending());
            item.setOnAction(_ -> reports.save(model.reported(), form));
            item.setDisable(form == Tester.Form.PCAPNG && !reports.hasPackets(model.reported()));
            save.getItems().add(item);
        }
        Button again = button("failover-again", state.isPast() ? "failover.back" : "failover.again");
        again.getStyleClass().add("accent");
        again.setOnAction(_ -> model.again());
        Button rehearse = button("failover-rehearse-again", "failover.rehearse");
        rehearse.setOnAction(_ -> model.rehearse());
        rehearse.setDisable(!model.isPossible());
        FlowPane row = new FlowPane(again, report, save, rehearse);
        row.getStyleClass().add("failover-buttons");
        return row;
    }

    private Button button(String id, String key) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void series(FailoverState state, DrillResult result) {
        List<DrillResult> all = state.series();
        boolean isSeries = all.size() > 1;
        series.setVisible(isSeries);
        series.setManaged(isSeries);
        if (isSeries) {
            Label heading = new Label(texts.get("failover.series", all.size()));
            heading.getStyleClass().add("failover-heading");
            series.getChildren().setAll(heading, new GapSparkline(texts, all, result.limitNanos()),
                    percentiles(texts, words, new Series(all)));
        }
    }

    /// The figures of several tests.
    static FlowPane percentiles(Texts texts, FailoverWords words, Series series) {
        FlowPane figures = new FlowPane();
        figures.getStyleClass().add("failover-figures");
        for (int percent : List.of(50, 95, 100)) {
            Label name = new Label(texts.get(percent == 100 ? "failover.max" : "failover.percentile", percent));
            name.getStyleClass().addAll("failover-small", "muted");
            Label number = new Label(words.gap(series.percentile(percent)));
            number.getStyleClass().add("failover-middle-number");
            VBox box = new VBox(name, number);
            box.getStyleClass().add("failover-figure");
            figures.getChildren().add(box);
        }
        return figures;
    }

    /// What stood against it, if it did not begin.
    private void refused(DrillResult result) {
        List<Label> against = result.verdict() != Verdict.REFUSED
                ? List.of()
                : result.plan().preflight().items().stream().filter(i -> i.mark() == dev.baton.drill.Preflight.Mark.BAD)
                        .map(i -> {
                            Label label = new Label(texts.said(i.sentence() + " " + i.advice()),
                                    new FontIcon(words.icon(i.mark())));
                            label.setWrapText(true);
                            label.setMinHeight(USE_PREF_SIZE);
                            label.getStyleClass().add("failover-against");
                            return label;
                        }).toList();
        refused.getChildren().setAll(against);
        refused.setManaged(!against.isEmpty());
    }

    private void measured(DrillResult result, Measured measured) {
        probes.show(result.strips(), measured.marks(), result.plan(), result.endNanos(), measured.seen());
        probes.closely(!measured.marks().isEmpty());
        waterfall.show(WaterfallRow.of(result.plan().expected().phases(), measured.phases(), measured.marks()));
        difference.setText(texts.said(measured.difference()));
        difference.setVisible(!measured.difference().isEmpty());
        difference.setManaged(difference.isVisible());
        seen.show(result.strips(), measured.seen());
    }

    private Label told(DrillResult result, DrillResult.Told told) {
        long since = told.atNanos() - result.startNanos();
        Label label = new Label(
                texts.get("failover.told", words.exact(Math.max(0, since)), texts.said(told.sentence())));
        label.getStyleClass().add("failover-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// What every node is now.
    void look(Optional<Cluster> cluster, long atNanos) {
        if (!now.isManaged()) {
            return;
        }
        List<Member> members = cluster.map(Cluster::members).orElse(List.of());
        while (nodes.getChildren().size() > members.size()) {
            nodes.getChildren().removeLast();
        }
        for (int i = 0; i < members.size(); i++) {
            if (i == nodes.getChildren().size()) {
                nodes.getChildren().add(new NodeNow());
            }
            if (nodes.getChildren().get(i) instanceof NodeNow node) {
                node.show(members.get(i), atNanos);
            }
        }
    }

    private final class NodeNow extends HBox {
        private final Label name = new Label();
        private final StateBadge badge = new StateBadge(texts);

        NodeNow() {
            getStyleClass().add("failover-node-now");
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("failover-point");
            getChildren().addAll(name, badge);
        }

        void show(Member member, long atNanos) {
            name.setText(member.node());
            badge.show(NodeState.of(member, atNanos));
        }
    }
}
