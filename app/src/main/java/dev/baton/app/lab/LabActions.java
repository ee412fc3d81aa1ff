package dev.baton.app.lab;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;

/// What can be done to the lab, for the palette: to the master and to those that are gone, to the network, to the run.
final class LabActions {
    private LabActions() {}

    /// Adds them for as long as the table is there.
    static void add(ActionTable table, LabViewModel model) {
        table.add(named("lab.kill-master", MaterialDesignP.POWER_PLUG_OFF_OUTLINE,
                () -> model.performOnMaster(Verb.KILL)).unless(model.noMaster()));
        table.add(named("lab.stop-master", MaterialDesignP.PAUSE_OCTAGON_OUTLINE,
                () -> model.performOnMaster(Verb.STOP)).unless(model.noMaster()));
        table.add(named("lab.end-master", MaterialDesignP.POWER, () -> model.performOnMaster(Verb.END))
                .unless(model.noMaster()));
        table.add(named("lab.revive", MaterialDesignP.PLAY_OUTLINE, model::revive).unless(model.nobodyGone()));
        table.add(named("lab.heal", MaterialDesignL.LAN_CONNECT, model::heal));
        table.add(named("lab.pause", MaterialDesignP.PLAY_PAUSE, () -> model.setPaused(!model.paused().get())));
        table.add(named("lab.restart", MaterialDesignR.RESTART, model::restart));
        table.add(named("lab.new-seed", MaterialDesignD.DICE_MULTIPLE_OUTLINE, model::restartFromNewSeed));
        for (LabPreset preset : LabPreset.values()) {
            table.add(Action.of("lab.preset." + preset.id(), "action.lab.preset." + preset.id(),
                    () -> model.startPreset(preset)).icon(MaterialDesignF.FLASK_OUTLINE));
        }
    }

    private static Action named(String id, Ikon icon, Runnable command) {
        return Action.of(id, "action." + id, command).icon(icon);
    }
}
