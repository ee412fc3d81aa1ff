package dev.baton.app.failover;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.OptionalLong;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.drill.DrillPlan;
import dev.baton.drill.Mark;
import dev.baton.drill.Preflight;
import dev.baton.drill.Stage;
import dev.baton.drill.Subject;
import dev.baton.drill.Vantage;
import dev.baton.drill.Verdict;
import dev.baton.wire.Family;

/// What tests are called in the language shown.
final class FailoverWords {
    private final Texts texts;
    private final Durations durations;

    FailoverWords(Texts texts) {
        this.texts = texts;
        durations = new Durations(texts);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String subject(Subject subject) {
        return texts.get(subject.family() == Family.IPV6 ? "failover.subject.v6" : "failover.subject.v4",
                Integer.toString(subject.vrid()), subject.network());
    }

    String fault(FaultKind kind) {
        return texts.get("failover.fault." + kind.word());
    }

    /// What it does, in one sentence.
    String what(FaultKind kind) {
        return texts.get("failover.what." + kind.word());
    }

    String title(DrillPlan plan) {
        if (plan.holder().equals(DrillPlan.NOBODY) || plan.heir().equals(DrillPlan.NOBODY)) {
            return fault(plan.order().fault());
        }
        return texts.get("failover.title", fault(plan.order().fault()), plan.holder().node(), plan.heir().node());
    }

    Ikon icon(FaultKind kind) {
        return switch (kind) {
            case HAND_OVER -> MaterialDesignH.HANDSHAKE_OUTLINE;
            case RESIGN -> MaterialDesignE.EXIT_RUN;
            case PRIORITY -> MaterialDesignA.ARROW_DOWN_BOLD_OUTLINE;
            case CHECK -> MaterialDesignC.CLIPBOARD_ALERT_OUTLINE;
            case MUTE -> MaterialDesignV.VOLUME_OFF;
            case DEAF -> MaterialDesignE.EAR_HEARING_OFF;
            case LINK -> MaterialDesignL.LAN_DISCONNECT;
            case KILL -> MaterialDesignS.SKULL_OUTLINE;
        };
    }

    /// A number of things, its digits grouped as the language does.
    String count(long number) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(number);
    }

    String gap(OptionalLong nanos) {
        return nanos.isPresent() ? durations.exact(nanos.getAsLong()) : texts.get("failover.unknown");
    }

    String exact(long nanos) {
        return durations.exact(nanos);
    }

    String age(java.time.Duration age) {
        return durations.since(age.toNanos());
    }

    String stage(Stage stage) {
        return texts.get("failover.stage." + word(stage));
    }

    String point(Preflight.Point point) {
        return texts.get("failover.point." + word(point));
    }

    String mark(Preflight.Mark mark) {
        return texts.get("failover.mark." + word(mark));
    }

    Ikon icon(Preflight.Mark mark) {
        return switch (mark) {
            case GOOD -> MaterialDesignC.CHECK_CIRCLE;
            case BAD -> MaterialDesignC.CLOSE_OCTAGON;
            case OPEN -> MaterialDesignC.CIRCLE_OUTLINE;
        };
    }

    /// What has come when a phase ends with this.
    String until(Mark mark) {
        return texts.get("failover.until." + word(mark));
    }

    String verdict(Verdict verdict) {
        return texts.get("failover.verdict." + word(verdict));
    }

    static Ikon icon(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> MaterialDesignC.CHECK_CIRCLE;
            case TOO_LONG -> MaterialDesignA.ALERT;
            case FAILED -> MaterialDesignC.CLOSE_OCTAGON;
            case ABORTED -> MaterialDesignS.STOP_CIRCLE_OUTLINE;
            case REFUSED -> MaterialDesignC.CANCEL;
        };
    }

    /// The style class of a verdict.
    static String style(Verdict verdict) {
        return word(verdict);
    }

    String probe(ProbeKind kind) {
        return texts.get("failover.probe." + kind.word());
    }

    String vantage(Vantage vantage) {
        return texts.get("failover.vantage", from(vantage), probe(vantage.kind()), vantage.address().toString());
    }

    /// The same without the address.
    String place(Vantage vantage) {
        return texts.get("failover.place", from(vantage), probe(vantage.kind()));
    }

    String from(Vantage vantage) {
        return vantage.from().isEmpty() ? texts.get("failover.here") : vantage.from();
    }

    String time(long millis) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale()).withZone(ZoneId.systemDefault()).format(Instant.ofEpochMilli(millis));
    }
}
