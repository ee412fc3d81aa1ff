package dev.baton.draft;

import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigResult;
import dev.baton.config.EditResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;

/// What the text of a configuration means, and how edits change it.
final class Texts {
    private Texts() {}

    /// Reads a text that was not read before.
    static Draft draft(Base base) {
        return draft(base, base.text(), Optional.empty());
    }

    /// Reads a text.
    ///
    /// @param lastGood what the last good text before it meant
    static Draft draft(Base base, String text, Optional<NodeConfig> lastGood) {
        return switch (base.form()) {
            case YAML -> yaml(base, text, lastGood);
            case KEEPALIVED -> keepalived(base, text, lastGood);
        };
    }

    private static Draft yaml(Base base, String text, Optional<NodeConfig> lastGood) {
        return switch (ConfigLoader.load(base.node() + ".yaml", text)) {
            case ConfigResult.Loaded(NodeConfig config, List<Problem> warnings) ->
                new Draft(base, text, Optional.of(config), Optional.of(config), warnings);
            case ConfigResult.Invalid(List<Problem> problems) ->
                new Draft(base, text, Optional.empty(), lastGood, problems);
        };
    }

    private static Draft keepalived(Base base, String text, Optional<NodeConfig> lastGood) {
        Import imported = ConfImporter.read(Conf.read(base.node() + ".conf", text, "", FileSource.NONE), "");
        Optional<NodeConfig> config = imported.isUsable() ? imported.config() : Optional.empty();
        return new Draft(base, text, config, config.or(() -> lastGood), imported.problems());
    }

    /// The text after an edit.
    ///
    /// @throws EditRefused if it cannot be made
    static String edited(Draft draft, Edit edit) {
        return switch (edit) {
            case Edit.Priority(String _, String router, int priority) -> yaml(draft,
                    ConfigEdit.set(ConfigPath.router(router).key("priority"), priority));
            case Edit.Preempt(String _, String router, boolean preempt) -> yaml(draft,
                    ConfigEdit.set(ConfigPath.router(router).key("preempt"), preempt));
            case Edit.InYaml(String _, ConfigEdit one) -> yaml(draft, one);
            case Edit.Typed(String _, String text) -> text;
            case Edit.HandOver _ -> draft.text();
        };
    }

    private static String yaml(Draft draft, ConfigEdit edit) {
        if (draft.base().form() != Form.YAML) {
            throw new EditRefused("A keepalived.conf is edited as text.");
        }
        return switch (ConfigEditor.apply(draft.node() + ".yaml", draft.text(), edit)) {
            case EditResult.Edited(String text, NodeConfig _, List<Problem> _) -> text;
            case EditResult.Refused(String reason, List<Problem> _) -> throw new EditRefused(reason);
        };
    }
}
