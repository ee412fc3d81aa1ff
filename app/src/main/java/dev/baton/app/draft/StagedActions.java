package dev.baton.app.draft;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;

/// What can be done with staged changes, from every screen.
public final class StagedActions {
    public static final String UNDO = "draft.undo";
    public static final String REDO = "draft.redo";
    public static final String DIFF = "draft.diff";
    public static final String SIMULATE = "draft.simulate";
    public static final String PUSH = "draft.push";
    public static final String SAVE = "draft.save";
    public static final String DISCARD = "draft.discard";

    /// Leads to a look at what is staged.
    public interface Host {
        /// Whether there is such a look in this version.
        boolean canReview();

        /// What is different.
        void diff();

        /// What the checks and the simulation say.
        void simulate();

        /// The plan of a push.
        void push();
    }

    private StagedActions() {}

    /// Adds them to a table.
    public static void add(ActionTable table, Texts texts, StagedViewModel model, Host host) {
        Staging staging = model.staging();
        boolean isOfFiles = staging.bases().flatMap(Bases::saving).isPresent();
        ObservableValue<String> noReview = host.canReview()
                ? model.nothing()
                : new ReadOnlyStringWrapper(texts.get("draft.no-review"));
        ObservableValue<String> noPush = isOfFiles
                ? new ReadOnlyStringWrapper(texts.get("draft.no-push"))
                : host.canReview() ? model.undecided() : noReview;
        ObservableValue<String> noSave = isOfFiles
                ? model.undecided()
                : new ReadOnlyStringWrapper(texts.get("draft.no-save"));
        table.add(action(UNDO, MaterialDesignU.UNDO_VARIANT, staging::undo).keys("Shortcut+Z").unless(model.noUndo()));
        table.add(action(REDO, MaterialDesignR.REDO_VARIANT, staging::redo).keys("Shortcut+Y").unless(model.noRedo()));
        table.add(action(DIFF, MaterialDesignF.FILE_COMPARE, host::diff).keys("Shortcut+Enter").unless(noReview));
        table.add(action(SIMULATE, MaterialDesignF.FLASK_OUTLINE, host::simulate).unless(noReview));
        table.add(action(PUSH, MaterialDesignC.CLOUD_UPLOAD_OUTLINE, host::push).unless(noPush));
        table.add(action(SAVE, MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE, staging::save).unless(noSave));
        table.add(action(DISCARD, MaterialDesignD.DELETE_OUTLINE, staging::discard).unless(model.nothing()));
    }

    private static Action action(String id, Ikon icon, Runnable command) {
        return new Action(id, "action." + id, Optional.of(icon), Optional.empty(), Action.of(id, "", command).whyNot(),
                command);
    }
}
