package dev.baton.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.baton.config.Change;
import dev.baton.config.ConfigDiff;
import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigResult;
import dev.baton.config.EditResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfEdit;
import dev.baton.keepalived.ConfEditResult;
import dev.baton.keepalived.ConfEditor;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.Note;

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
        return switch (ConfigLoader.load(file(base), text)) {
            case ConfigResult.Loaded(NodeConfig config, List<Problem> warnings) ->
                new Draft(base, text, Optional.of(config), Optional.of(config), warnings);
            case ConfigResult.Invalid(List<Problem> problems) ->
                new Draft(base, text, Optional.empty(), lastGood, problems);
        };
    }

    private static Draft keepalived(Base base, String text, Optional<NodeConfig> lastGood) {
        String id = base.configId();
        Import imported = ConfImporter.read(Conf.read(file(base), text, id, base.around().includes()), id);
        Optional<NodeConfig> config = imported.isUsable() ? imported.config() : Optional.empty();
        return new Draft(base, text, config, config.or(() -> lastGood), imported.problems());
    }

    private static String file(Base base) {
        return base.node() + switch (base.form()) {
            case YAML -> ".yaml";
            case KEEPALIVED -> ".conf";
        };
    }

    /// The text after an edit.
    ///
    /// @throws EditRefused if it cannot be made
    static String edited(Draft draft, Edit edit) {
        return switch (edit) {
            case Edit.Priority(String _, String router, int priority) -> priority(draft, router, priority);
            case Edit.Preempt(String _, String router, boolean preempt) -> preempt(draft, router, preempt);
            case Edit.InYaml(String _, ConfigEdit one) -> yaml(draft, one);
            case Edit.InConf(String _, ConfEdit one) -> conf(draft, one).text();
            case Edit.Typed(String _, String text) -> text;
            case Edit.Added(String _, Form _, String text) -> text;
            case Edit.HandOver _ -> draft.text();
        };
    }

    private static String priority(Draft draft, String router, int priority) {
        return switch (draft.base().form()) {
            case YAML -> yaml(draft, ConfigEdit.set(ConfigPath.router(router).key("priority"), priority));
            case KEEPALIVED -> {
                ConfEditResult.Edited edited = conf(draft, new ConfEdit.Set(ConfEdit.Block.instance(router),
                        ConfEdit.Statement.of("priority", priority)));
                yield checked(edited, router, spec -> spec.priority() == priority, "priority " + priority);
            }
        };
    }

    private static String preempt(Draft draft, String router, boolean preempt) {
        return switch (draft.base().form()) {
            case YAML -> yaml(draft, ConfigEdit.set(ConfigPath.router(router).key("preempt"), preempt));
            case KEEPALIVED -> {
                boolean isSo = draft.config().flatMap(config -> config.router(router))
                        .filter(spec -> spec.preempt() == preempt).isPresent();
                if (isSo) {
                    yield draft.text();
                }
                ConfEdit.Block block = ConfEdit.Block.instance(router);
                ConfEditResult.Edited edited = conf(draft, preempt
                        ? new ConfEdit.Remove(block, "nopreempt")
                        : new ConfEdit.Add(block, ConfEdit.Statement.flag("nopreempt")));
                yield checked(edited, router, spec -> spec.preempt() == preempt,
                        preempt ? "no 'nopreempt'" : "'nopreempt'");
            }
        };
    }

    /// keepalived overrules some keywords by others: what is wanted must come of it.
    private static String checked(ConfEditResult.Edited edited, String router, Predicate<RouterSpec> wanted,
            String words) {
        Import imported = edited.imported();
        boolean isSo = imported.config().flatMap(config -> config.router(router)).filter(wanted).isPresent();
        if (!isSo) {
            String why = imported.notes().stream().filter(note -> note.kind() == Note.Kind.CHANGED)
                    .filter(note -> words.contains(note.written().split(" ", 2)[0])).map(Note::reason).findFirst()
                    .orElse("Look at its other keywords in the text.");
            throw new EditRefused("keepalived would not take " + words + " for " + router + ". " + why);
        }
        return edited.text();
    }

    private static ConfEditResult.Edited conf(Draft draft, ConfEdit edit) {
        if (draft.base().form() != Form.KEEPALIVED) {
            throw new EditRefused(draft.node() + " is written as YAML, not as a keepalived.conf. Edit it as YAML.");
        }
        return switch (ConfEditor.apply(file(draft.base()), draft.text(), draft.base().configId(),
                draft.base().around().includes(), edit)) {
            case ConfEditResult.Edited edited -> edited;
            case ConfEditResult.Refused(String reason, List<Problem> _) -> throw new EditRefused(reason);
        };
    }

    private static String yaml(Draft draft, ConfigEdit edit) {
        if (draft.base().form() != Form.YAML) {
            throw new EditRefused(draft.node() + " is written as a keepalived.conf, not as YAML. Edit it as that.");
        }
        return switch (ConfigEditor.apply(file(draft.base()), draft.text(), edit)) {
            case EditResult.Edited(String text, NodeConfig _, List<Problem> _) -> text;
            case EditResult.Refused(String reason, List<Problem> _) -> throw new EditRefused(reason);
        };
    }

    /// Both changes together, if they do not meet and mean together just what they mean alone.
    static Optional<String> merged(Draft before, Draft now, Draft mine) {
        if (before.config().isEmpty() || now.config().isEmpty() || mine.config().isEmpty()
                || before.base().form() != now.base().form()) {
            return Optional.empty();
        }
        NodeConfig old = before.config().get();
        Set<Change> wanted = new LinkedHashSet<>(ConfigDiff.between(old, now.config().get()).changes());
        wanted.addAll(ConfigDiff.between(old, mine.config().get()).changes());
        return ThreeWay.merge(before.text(), mine.text(), now.text())
                .filter(text -> draft(now.base(), text, Optional.empty()).config()
                        .filter(both -> wanted.equals(new LinkedHashSet<>(ConfigDiff.between(old, both).changes())))
                        .isPresent());
    }
}
