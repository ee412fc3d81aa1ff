package dev.baton.app.push;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.ClusterKey;
import dev.baton.push.Milestone;
import dev.baton.push.Progress;
import dev.baton.push.PushEnd;
import dev.baton.whatif.HandOver;
import dev.baton.whatif.Outcome;
import dev.baton.whatif.Standing;

/// Says a push in the language of the window.
final class PushWords {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Texts texts;
    private final Durations durations;

    PushWords(Texts texts) {
        this.texts = texts;
        durations = new Durations(texts);
    }

    String step(PushViewModel.Step step) {
        return texts.get("push.step." + step.name().toLowerCase(Locale.ROOT));
    }

    String milestone(Milestone milestone) {
        return texts.get("push.milestone." + word(milestone.name()));
    }

    String progress(Progress progress) {
        return texts.get("push.progress." + word(progress.name()));
    }

    String result(PushEnd.Result result) {
        return texts.get("push.result." + word(result.name()));
    }

    String has(PushEnd.Has has) {
        return texts.get("push.has." + word(has.name()));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String concern(Concern concern) {
        return concern.key().isEmpty()
                ? texts.said(concern.plain())
                : texts.get(concern.key(), concern.args().stream()
                        .map(arg -> arg instanceof String text ? texts.said(text) : arg).toArray());
    }

    /// What has happened on a node; what only the engine has words for, in those.
    String said(Lane.Said said) {
        if (said.reached().isPresent()) {
            return milestone(said.reached().get());
        }
        return isPlain(said) ? texts.said(said.sentence()) : said.progress().map(this::progress).orElse("");
    }

    /// Whether only the engine has words for it.
    static boolean isPlain(Lane.Said said) {
        return said.reached().isEmpty() && (said.progress().isEmpty() || said.progress().filter(p -> switch (p) {
            case UNDOES_ITSELF, UNKNOWN, UNDO_FAILED -> true;
            case WAITING, ASKED, APPLIED, GREEN, CONFIRM_ASKED, CONFIRMED, UNDONE -> false;
        }).isPresent());
    }

    /// What is to be said of a node besides what it has.
    String detail(PushEnd.NodeEnd node, Instant now) {
        return switch (node.has()) {
            case NEW -> "";
            case OLD_SOON -> node.deadline().map(d -> texts.get("push.interrupted.node", node.node(),
                    secondsUntil(d, now))).orElseGet(() -> texts.said(node.sentence()));
            case OLD, UNKNOWN -> texts.said(node.sentence());
        };
    }

    String outcome(Outcome outcome) {
        String before = joined(outcome.before().holders());
        String after = joined(outcome.after().holders());
        String holders = before.equals(after)
                ? texts.get("push.plan.stays", outcome.id().toString(), after)
                : texts.get("push.plan.moves", outcome.id().toString(), before, after);
        return holders + " · " + (outcome.isOpen()
                ? texts.get("push.plan.open")
                : outcome.gapNanos() == 0
                        ? texts.get("push.plan.no-gap")
                        : texts.get("push.plan.gap", durations.exact(outcome.gapNanos())));
    }

    String handOver(HandOver handOver) {
        return texts.get("push.plan.hand-over", handOver.id().toString(), handOver.from().node(),
                handOver.to().node());
    }

    String standing(Standing standing) {
        return texts.get("push.plan.end", standing.id().toString(), joined(standing.holders()));
    }

    private String joined(List<String> nodes) {
        return nodes.isEmpty() ? texts.get("push.nobody") : String.join(", ", nodes);
    }

    String move(Measured.Move move) {
        return texts.get("push.end.move", key(move.key()), move.node(), durations.exact(move.sinceNanos()));
    }

    String gap(Measured.Gap gap) {
        return gap.nanos() == 0
                ? texts.get("push.end.no-gap", key(gap.key()))
                : texts.get("push.end.gap", key(gap.key()), durations.exact(gap.nanos()));
    }

    private static String key(ClusterKey key) {
        return "VRID " + key.vrid() + (key.family() == dev.baton.wire.Family.IPV6 ? " IPv6" : "");
    }

    /// How long until then, whole seconds, never below 0.
    static long secondsUntil(Instant then, Instant now) {
        return Math.max(0, (Duration.between(now, then).toNanos() + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
    }

    String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", texts.locale()).withZone(ZoneId.systemDefault()).format(at);
    }

    String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(texts.locale())
                .withZone(ZoneId.systemDefault()).format(at);
    }
}
