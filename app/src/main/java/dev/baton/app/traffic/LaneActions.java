package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.dissect.FieldName;
import dev.baton.wire.Family;

/// What can be done with the chosen lane: its menu, and the palette. What cannot be done now says why.
final class LaneActions {
    /// What the actions need.
    interface Target {
        /// The chosen lane; empty: there is none.
        Optional<Lane> lane();

        /// The packet that was pointed at, or the selected one; empty: none.
        Optional<Long> packet();

        /// The filter of the table.
        String filter();

        void filter(String text);

        void copy(String text);

        void goTo(long number);

        void hide(Lane lane);

        void showAll();

        int shownLanes();

        int hiddenLanes();
    }

    private record Offer(Action action, ReadOnlyStringWrapper reason, Supplier<String> now) {}

    private final Texts texts;
    private final Target target;
    private final List<Offer> offers = new ArrayList<>();
    private final ContextMenu menu = new ContextMenu();

    LaneActions(Texts texts, ActionTable table, Target target) {
        this.texts = texts;
        this.target = target;
        menu.getStyleClass().add("lane-menu");
        offer(Action.of("traffic.lane-source", "action.traffic.lane-source",
                () -> target.lane().ifPresent(lane -> target.filter(bySource(lane))))
                .icon(MaterialDesignF.FILTER_OUTLINE), () -> filterReason(LaneActions::bySource));
        offer(Action.of("traffic.lane-vrid", "action.traffic.lane-vrid",
                () -> target.lane().ifPresent(lane -> target.filter(byVrid(lane))))
                .icon(MaterialDesignF.FILTER_OUTLINE), () -> filterReason(LaneActions::byVrid));
        offer(Action.of("traffic.lane-copy", "action.traffic.lane-copy",
                () -> target.lane().ifPresent(lane -> target.copy(lane.id().source().toString())))
                .icon(MaterialDesignC.CONTENT_COPY), () -> unless(target.lane().isPresent(), "lane.why.no-lane"));
        offer(Action.of("traffic.lane-packet", "action.traffic.lane-packet",
                () -> target.packet().ifPresent(target::goTo)).icon(MaterialDesignT.TABLE_ARROW_RIGHT),
                () -> unless(target.packet().isPresent(), "lane.why.no-packet"));
        offer(Action.of("traffic.lane-hide", "action.traffic.lane-hide", () -> target.lane().ifPresent(target::hide))
                .icon(MaterialDesignE.EYE_OFF_OUTLINE), this::hideReason);
        offer(Action.of("traffic.lane-show", "action.traffic.lane-show", target::showAll)
                .icon(MaterialDesignE.EYE_OUTLINE), () -> unless(target.hiddenLanes() > 0, "lane.why.none-hidden"));
        offers.forEach(offer -> table.add(offer.action()));
    }

    private void offer(Action action, Supplier<String> whyNot) {
        ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, action.id(), texts.get("lane.why.no-lane"));
        offers.add(new Offer(action.unless(reason.getReadOnlyProperty()), reason, whyNot));
    }

    private String unless(boolean possible, String key) {
        return possible ? "" : texts.get(key);
    }

    private String filterReason(java.util.function.Function<Lane, String> filter) {
        return target.lane().map(filter).map(text -> unless(!text.equals(target.filter()), "lane.why.filtered"))
                .orElseGet(() -> texts.get("lane.why.no-lane"));
    }

    private String hideReason() {
        return target.lane().isEmpty()
                ? texts.get("lane.why.no-lane")
                : unless(target.shownLanes() > 1, "lane.why.last-lane");
    }

    /// What lets only the packets of a lane's sender through.
    static String bySource(Lane lane) {
        FieldName field = lane.id().family() == Family.IPV4 ? FieldName.IP_SRC : FieldName.IPV6_SRC;
        return field.wireshark() + " == " + lane.id().source();
    }

    /// What lets only the adverts of a lane's virtual router through.
    static String byVrid(Lane lane) {
        return FieldName.VRRP_VRID.wireshark() + " == " + lane.id().vrid();
    }

    /// Looks anew at what can be done.
    void refresh() {
        offers.forEach(offer -> offer.reason().set(offer.now().get()));
    }

    /// The menu as it is now.
    ContextMenu menu() {
        refresh();
        menu.getItems().setAll(offers.stream().map(offer -> ActionMenus.item(offer.action(), texts, false)).toList());
        menu.getItems().add(2, new SeparatorMenuItem());
        menu.getItems().add(5, new SeparatorMenuItem());
        return menu;
    }
}
