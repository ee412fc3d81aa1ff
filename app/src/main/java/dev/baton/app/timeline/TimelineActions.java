package dev.baton.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What can be done on the Timeline. Keys of one letter work only while it is shown.
final class TimelineActions {
    static final String NEXT = "timeline.next-problem";
    static final String PREVIOUS = "timeline.previous-problem";
    static final String NEXT_TURN = "timeline.next-change";
    static final String PREVIOUS_TURN = "timeline.previous-change";
    static final String FOLLOW = "timeline.follow";
    static final String WHOLE = "timeline.whole";
    static final String PACKETS = "timeline.packets";
    static final String TRAVEL = "timeline.travel";
    static final String FORK = "timeline.fork";
    static final String COMPARE = "timeline.compare";
    static final String NOTE = "timeline.note";
    static final String SAVE_CSV = "timeline.save-csv";
    static final String SAVE_PNG = "timeline.save-png";

    /// What the screen does for its actions.
    interface Host {
        void packets();

        boolean hasPackets();

        void travel();

        void fork();

        boolean hasCluster();

        void compare();

        boolean isTakeOver();

        boolean isPast();

        void note();

        void saveCsv();

        void savePicture();
    }

    private record Offer(ReadOnlyStringWrapper reason, Supplier<String> now) {}

    private final Texts texts;
    private final ActionTable table;
    private final TimelineViewModel model;
    private final Host host;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final List<Offer> offers = new ArrayList<>();

    TimelineActions(Texts texts, ActionTable table, TimelineViewModel model, Host host) {
        this.texts = texts;
        this.table = table;
        this.model = model;
        this.host = host;
    }

    void add() {
        add(NEXT, MaterialDesignA.ARROW_DOWN_BOLD_OUTLINE, "N", () -> model.goToTrouble(true), this::noTrouble);
        add(PREVIOUS, MaterialDesignA.ARROW_UP_BOLD_OUTLINE, "Shift+N", () -> model.goToTrouble(false),
                this::noTrouble);
        add(NEXT_TURN, MaterialDesignS.SKIP_NEXT_OUTLINE, "", () -> model.goToTurn(true), this::nothing);
        add(PREVIOUS_TURN, MaterialDesignS.SKIP_PREVIOUS_OUTLINE, "", () -> model.goToTurn(false), this::nothing);
        add(FOLLOW, MaterialDesignP.PAGE_LAST, "", model::follow, this::nothing);
        add(WHOLE, MaterialDesignA.ARROW_EXPAND_HORIZONTAL, "", model::showAll, this::nothing);
        add(PACKETS, MaterialDesignP.PULSE, "", host::packets, this::noPackets);
        add(TRAVEL, MaterialDesignH.HISTORY, "R", host::travel, this::noTravel);
        add(FORK, MaterialDesignS.SOURCE_FORK, "W", host::fork, this::noFork);
        add(COMPARE, MaterialDesignC.COMPARE_HORIZONTAL, "C", host::compare, this::noCompare);
        add(NOTE, MaterialDesignN.NOTE_PLUS_OUTLINE, "", host::note, this::nothing);
        add(SAVE_CSV, MaterialDesignF.FILE_DELIMITED_OUTLINE, "", host::saveCsv, this::nothing);
        add(SAVE_PNG, MaterialDesignI.IMAGE_OUTLINE, "", host::savePicture, this::nothing);
    }

    private void add(String id, Ikon icon, String keys, Runnable command, Supplier<String> whyNot) {
        ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, id, whyNot.get());
        offers.add(new Offer(reason, whyNot));
        Action action = Action.of(id, "action." + id, () -> {
            command.run();
            refresh();
        }).icon(icon).unless(reason.getReadOnlyProperty());
        table.add(keys.isEmpty() ? action : action.keys(keys));
    }

    /// Whether the screen is shown.
    void shown(boolean isShown) {
        shown.set(isShown);
        refresh();
    }

    /// Looks anew at what can be done.
    void refresh() {
        offers.forEach(offer -> offer.reason().set(offer.now().get()));
    }

    private String nothing() {
        if (!shown.get()) {
            return texts.get("timeline.why.not-shown");
        }
        return model.content().get().isEmpty() ? texts.get("timeline.why.nothing") : "";
    }

    private String noTrouble() {
        String reason = nothing();
        return reason.isEmpty() && model.content().get().troubles().isEmpty()
                ? texts.get("timeline.why.no-problem")
                : reason;
    }

    private String noTravel() {
        String reason = nothing();
        return reason.isEmpty() && host.isPast() ? texts.get("timeline.why.past") : reason;
    }

    private String noFork() {
        String reason = nothing();
        return reason.isEmpty() && !host.hasCluster() ? texts.get("timeline.why.no-cluster") : reason;
    }

    private String noCompare() {
        String reason = nothing();
        return reason.isEmpty() && !host.isTakeOver() ? texts.get("timeline.why.no-take-over") : reason;
    }

    private String noPackets() {
        String reason = nothing();
        if (!reason.isEmpty()) {
            return reason;
        }
        if (model.selected().get().isEmpty() && model.cursor().get().isEmpty()) {
            return texts.get("timeline.why.no-instant");
        }
        return host.hasPackets() ? "" : texts.get("timeline.why.no-packets");
    }
}
