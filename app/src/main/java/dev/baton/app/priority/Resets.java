package dev.baton.app.priority;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigPath;
import dev.baton.config.EditResult;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.Form;
import dev.baton.whatif.RouterRef;

/// How a priority is set back to what it was.
final class Resets {
    private Resets() {}

    /// The edit that takes a priority back. Where the configuration did not say it, it is left out again, so that nothing
    /// is left of the change.
    static Edit edit(Draft draft, RouterRef ref, int base) {
        ConfigEdit remove = new ConfigEdit.Remove(ConfigPath.router(ref.router()).key("priority"));
        boolean isWritten = draft.base().form() != Form.YAML || ConfigEditor.apply(ref.node() + ".yaml",
                draft.base().text(), remove) instanceof EditResult.Edited;
        return isWritten
                ? new Edit.Priority(ref.node(), ref.router(), base)
                : new Edit.InYaml(ref.node(), remove);
    }
}
