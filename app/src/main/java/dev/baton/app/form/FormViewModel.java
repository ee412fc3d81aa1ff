package dev.baton.app.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.draft.Staging;
import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.NodeConfig;
import dev.baton.config.Setting;
import dev.baton.config.Settings;
import dev.baton.config.Tree;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Form;
import dev.baton.draft.Workspace;

/// What the form of a configuration shows, and what it stages. A text that is no good configuration leaves the last good
/// one on the form, which then cannot be edited. JavaFX thread.
public final class FormViewModel {
    /// What is shown.
    ///
    /// @param parts    the parts of the configuration, by their kind, in the order of the text
    /// @param selected the one whose form is open; empty: there is none
    /// @param sections its form
    /// @param lock     what can be edited
    record Shown(Map<Part.Kind, List<Part>> parts, Optional<Part> selected, List<Section> sections, Lock lock) {
        static final Shown NOTHING = new Shown(Map.of(), Optional.empty(), List.of(), Lock.TEXT_IS_BROKEN);
    }

    /// What of a form can be edited.
    enum Lock {
        /// All of it.
        OPEN,
        /// What a keepalived.conf writes in one line; the rest of it is edited as text.
        LINES_ONLY,
        /// Nothing: the text behind it is no good configuration now.
        TEXT_IS_BROKEN
    }

    private final Staging staging;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", Shown.NOTHING);
    private final ReadOnlyObjectWrapper<Map<ConfigPath, String>> refused = new ReadOnlyObjectWrapper<>(this, "refused",
            Map.of());
    private final ReadOnlyObjectWrapper<Optional<ConfigPath>> wanted = new ReadOnlyObjectWrapper<>(this, "wanted",
            Optional.empty());
    private Optional<String> node = Optional.empty();
    private Optional<Part.Id> chosen = Optional.empty();
    private Tree.Branch config = new Tree.Branch(List.of(), false);
    private Subscription following = Subscription.EMPTY;

    public FormViewModel(Staging staging) {
        this.staging = staging;
    }

    /// Begins to follow what is staged.
    public void start() {
        following.unsubscribe();
        following = staging.workspace().subscribe(this::follow);
    }

    /// Lets go of it.
    public void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    /// Shows the configuration of a node; empty: none.
    public void show(Optional<String> newNode) {
        if (!node.equals(newNode)) {
            node = newNode;
            chosen = Optional.empty();
            refused.set(Map.of());
        }
        follow(staging.workspace().get());
    }

    private void follow(Workspace workspace) {
        Optional<Draft> draft = node.flatMap(workspace::draft);
        Optional<NodeConfig> good = draft.flatMap(Draft::lastGood);
        if (draft.isEmpty() || good.isEmpty()) {
            shown.set(Shown.NOTHING);
            return;
        }
        boolean isYaml = draft.get().base().form() == Form.YAML;
        boolean isGood = draft.get().config().isPresent();
        config = (isYaml && isGood ? Settings.written(draft.get().text()) : Optional.<Tree.Branch>empty())
                .orElseGet(() -> Settings.of(good.get()));
        show(isGood ? isYaml ? Lock.OPEN : Lock.LINES_ONLY : Lock.TEXT_IS_BROKEN);
    }

    private void show(Lock lock) {
        Map<Part.Kind, List<Part>> parts = new LinkedHashMap<>();
        for (Part.Kind kind : Part.Kind.values()) {
            parts.put(kind, Part.of(kind, config));
        }
        Optional<Part> selected = chosen.flatMap(id -> find(parts, id))
                .or(() -> parts.values().stream().flatMap(List::stream).findFirst());
        shown.set(new Shown(parts, selected, selected.map(Section::of).orElse(List.of()), lock));
    }

    private static Optional<Part> find(Map<Part.Kind, List<Part>> parts, Part.Id id) {
        List<Part> ofKind = parts.getOrDefault(id.kind(), List.of());
        return ofKind.stream().filter(part -> part.id(ofKind.indexOf(part)).equals(id)).findFirst();
    }

    /// Opens the form of a part.
    void select(Part part) {
        chosen = Optional.of(part.id(shown.get().parts().getOrDefault(part.kind(), List.of()).indexOf(part)));
        refused.set(Map.of());
        show(shown.get().lock());
    }

    /// Opens the form that has a place, and brings it into sight; nothing happens where there is none.
    public void reveal(ConfigPath path) {
        shown.get().parts().values().stream().flatMap(List::stream)
                .filter(part -> path.toString().startsWith(part.path().toString())).findFirst().ifPresent(part -> {
                    select(part);
                    wanted.set(Optional.of(path));
                });
    }

    /// Whether a place can be edited.
    boolean isOpen(ConfigPath path) {
        return switch (shown.get().lock()) {
            case OPEN -> true;
            case LINES_ONLY -> shown.get().selected().filter(part -> ConfFormEdits.canEdit(part, path)).isPresent();
            case TEXT_IS_BROKEN -> false;
        };
    }

    /// A value was entered. Nothing is staged that would break the configuration: the reason is told at the field.
    void enter(Row.Field field, String text) {
        Optional<Part> part = shown.get().selected();
        if (part.isEmpty() || field.written().filter(text::equals).isPresent()) {
            refuse(field.path(), Optional.empty());
            return;
        }
        Optional<Setting.Misfit> misfit = field.value().misfit(text);
        if (misfit.isPresent()) {
            refuse(field.path(), misfit.map(Setting.Misfit::sentence));
            return;
        }
        boolean isName = field.path().equals(part.get().path().key("name"));
        Optional<ConfigEdit.Rename.Kind> renamed = part.get().kind().renamed().filter(_ -> isName);
        if (renamed.isPresent()) {
            rename(part.get(), renamed.get(), field.path(), text);
        } else {
            make(field.path(), List.of(FormEdits.set(part.get(), field.path(), field.value(), text)));
        }
    }

    private void rename(Part part, ConfigEdit.Rename.Kind kind, ConfigPath path, String name) {
        Optional<Part.Id> before = chosen;
        chosen = Optional.of(new Part.Id(part.kind(), name, -1));
        if (!make(path, List.of(new ConfigEdit.Rename(kind, part.name(), name)))) {
            chosen = before.or(() -> Optional.of(new Part.Id(part.kind(), part.name(), -1)));
        }
    }

    /// A key is to have its default again, or an entry to go.
    void reset(ConfigPath path) {
        shown.get().selected().ifPresent(part -> make(path, List.of(FormEdits.reset(part, path))));
    }

    /// An entry is added to a list.
    ///
    /// @param key the key that the text is for, where entries have keys; empty: the entry itself
    /// @return whether it was made
    boolean add(Row.Listing list, Optional<String> key, Setting.One value, String text) {
        Optional<Setting.Misfit> misfit = value.misfit(text);
        if (misfit.isPresent()) {
            refuse(list.path(), misfit.map(Setting.Misfit::sentence));
            return false;
        }
        return shown.get().selected().filter(part -> make(list.path(),
                List.of(FormEdits.add(part, list.path(), key, value.tree(text))))).isPresent();
    }

    /// A new part of a kind is made and its form opened.
    void addPart(Part.Kind kind) {
        NewParts.of(kind, config).ifPresent(tree -> addPart(kind, tree));
    }

    /// Whether there can be a new part of a kind.
    boolean canAdd(Part.Kind kind) {
        return shown.get().lock() == Lock.OPEN && NewParts.of(kind, config).isPresent();
    }

    /// The part whose form is open is made once more, under another name.
    void duplicate() {
        shown.get().selected().ifPresent(part -> addPart(part.kind(), NewParts.again(part, config)));
    }

    private void addPart(Part.Kind kind, Tree.Branch tree) {
        Optional<Part.Id> before = chosen;
        int count = shown.get().parts().getOrDefault(kind, List.of()).size();
        chosen = Optional.of(kind == Part.Kind.NOTIFICATION
                ? new Part.Id(kind, "", count)
                : new Part.Id(kind, tree.find("name").map(Tree::toString).orElse(""), -1));
        if (!make(kind.path(), List.of(new ConfigEdit.Add(kind.path(), tree)))) {
            chosen = before;
        }
    }

    /// The part whose form is open is taken away, with what refers to it.
    void remove() {
        shown.get().selected().ifPresent(part -> make(part.path(), FormEdits.remove(part, config)));
    }

    private boolean make(ConfigPath at, List<ConfigEdit> edits) {
        Optional<String> to = node;
        if (to.isEmpty()) {
            return false;
        }
        List<Edit> staged = new ArrayList<>();
        boolean isConf = shown.get().lock() == Lock.LINES_ONLY;
        for (ConfigEdit edit : edits) {
            if (isConf) {
                shown.get().selected().ifPresent(part -> ConfFormEdits.of(part, edit)
                        .forEach(one -> staged.add(new Edit.InConf(to.get(), one))));
            } else {
                staged.add(new Edit.InYaml(to.get(), edit));
            }
        }
        try {
            staging.stage(staged);
            refuse(at, Optional.empty());
            return true;
        } catch (EditRefused e) {
            refuse(at, Optional.ofNullable(e.getMessage()));
            return false;
        }
    }

    private void refuse(ConfigPath path, Optional<String> why) {
        Map<ConfigPath, String> now = new LinkedHashMap<>(refused.get());
        why.ifPresentOrElse(reason -> now.put(path, reason), () -> now.remove(path));
        refused.set(now);
    }

    /// What a value may be taken from: names that are defined elsewhere in the configuration, or used there already.
    List<String> suggestions(Row.Field field) {
        Set<String> names = new TreeSet<>();
        Consumer<Part.Kind> named = kind -> names.addAll(NewParts.names(kind, config));
        switch (field.setting().name()) {
            case "check" -> named.accept(Part.Kind.CHECK);
            case "routers" -> named.accept(Part.Kind.ROUTER);
            case "groups" -> named.accept(Part.Kind.GROUP);
            case "interface" -> Part.of(Part.Kind.ROUTER, config).forEach(router -> router.tree().find("interface")
                    .ifPresent(name -> names.add(name.toString())));
            default -> {
                // Anything can be written there.
            }
        }
        return List.copyOf(names);
    }

    /// What is shown.
    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Why what was entered last at a place was not taken, by the place.
    ReadOnlyObjectProperty<Map<ConfigPath, String>> refused() {
        return refused.getReadOnlyProperty();
    }

    /// The place that is to be brought into sight.
    ReadOnlyObjectProperty<Optional<ConfigPath>> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /// It was.
    void seen() {
        wanted.set(Optional.empty());
    }
}
