package dev.baton.app.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.app.draft.Bases;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.FileKind;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.files.WholeTexts;
import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.IncludedFiles;

/// The configurations that stand in open files. A node goes by the name that its configuration gives it; where two files
/// give the same, or one of them gives none, by that of the file as well. Files that cannot be read are not there.
final class FileBases implements Bases, Bases.Saving {
    private final Runnable readAgain;
    private final ReadOnlyObjectWrapper<List<Base>> bases = new ReadOnlyObjectWrapper<>(this, "bases", List.of());
    private final Map<Base, Path> paths = new ConcurrentHashMap<>();
    private Map<String, Base> byFile = Map.of();
    private List<Path> asked = List.of();

    /// @param readAgain has the files looked at soon
    FileBases(OpenConfigs first, Runnable readAgain) {
        this.readAgain = readAgain;
        show(first);
    }

    /// Other texts are on disk.
    void show(OpenConfigs configs) {
        asked = configs.asked();
        List<ConfigFile> files = configs.files().stream().filter(ConfigFile::isRead).toList();
        Map<String, Long> counts = files.stream().collect(Collectors.groupingBy(this::node, Collectors.counting()));
        Map<String, Base> next = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (ConfigFile file : files) {
            String node = node(file);
            boolean isAlone = Optional.ofNullable(counts.get(node)).orElse(1L) == 1;
            String name = isAlone || node.equals(file.name()) ? node : node + " (" + file.name() + ")";
            if (taken.add(name)) {
                Base base = base(file, name);
                paths.put(base, file.path());
                next.put(file.path().toString(), base);
            }
        }
        byFile = next;
        paths.keySet().retainAll(next.values());
        List<Base> list = List.copyOf(next.values());
        if (!list.equals(bases.get())) {
            bases.set(list);
        }
    }

    /// A node keeps the name that it had when its file was opened, whatever is written into it meanwhile.
    private String node(ConfigFile file) {
        String suffix = " (" + file.name() + ")";
        return Optional.ofNullable(byFile.get(file.path().toString())).map(Base::node)
                .map(name -> name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name)
                .orElseGet(file::node);
    }

    /// The one that there is, if the file is the same and includes nothing that may be another now.
    private Base base(ConfigFile file, String name) {
        Form form = file.kind() == FileKind.KEEPALIVED ? Form.KEEPALIVED : Form.YAML;
        String revision = sha256(file.text());
        return Optional.ofNullable(byFile.get(file.path().toString()))
                .filter(base -> base.revision().equals(revision) && base.node().equals(name) && base.form() == form
                        && file.included().isEmpty())
                .orElseGet(() -> new Base(name, form, file.text(), revision,
                        new Base.Around(file.configId(), new Includes(file.path().toString()))));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.FILES;
    }

    @Override
    public String identity() {
        return asked.stream().map(path -> path.toAbsolutePath().normalize().toString()).sorted()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public ReadOnlyObjectProperty<List<Base>> bases() {
        return bases.getReadOnlyProperty();
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        return Map.of();
    }

    @Override
    public void refresh() {
        readAgain.run();
    }

    @Override
    public Optional<Saving> saving() {
        return Optional.of(this);
    }

    @Override
    public Path place(String node, Form form) {
        Path folder = byFile.keySet().stream().map(Path::of).map(Path::toAbsolutePath).map(Path::getParent)
                .flatMap(path -> Optional.ofNullable(path).stream()).findFirst().orElse(Path.of("").toAbsolutePath());
        String name = node.replaceAll("[^A-Za-z0-9._-]", "-");
        return folder.resolve(name + (form == Form.YAML ? ".yaml" : ".conf"));
    }

    @Override
    public void save(List<Draft> drafts) {
        List<WholeTexts.Change> changes = new ArrayList<>();
        for (Draft draft : drafts) {
            boolean isNew = draft.base().isNone();
            Path file = isNew ? place(draft.node(), draft.base().form()) : path(draft.base());
            changes.add(new WholeTexts.Change(file, draft.base().text(), isNew, draft.text()));
        }
        try {
            WholeTexts.write(changes);
        } catch (WholeTexts.ChangedOnDisk e) {
            throw new SaveProblem(e.getMessage() + ". Nothing was saved. Look at what stands there now, decide which"
                    + " change counts, and save again.");
        } catch (IOException e) {
            throw new SaveProblem("It cannot be written (" + e.getMessage() + "). Nothing was saved. See that you may"
                    + " write there and that there is room, and save again.");
        }
    }

    private Path path(Base base) {
        return Optional.ofNullable(paths.get(base)).orElseThrow(() -> new SaveProblem(base.node()
                + " has changed on disk. Nothing was saved. Decide which change counts, and save again."));
    }

    /// What a file includes, as it was when it was asked for first. By identity: two readings of the disk differ.
    private static final class Includes implements FileSource {
        private record Asked(String pattern, String from) {}

        private final String path;
        private final FileSource disk = new IncludedFiles();
        private final Map<Asked, Found> known = new ConcurrentHashMap<>();

        Includes(String path) {
            this.path = path;
        }

        /// What the file itself includes is relative to where it is, whatever it is called while it is edited.
        @Override
        public Found find(String pattern, String from) {
            boolean isInner = known.values().stream().flatMap(found -> found.files().stream())
                    .anyMatch(file -> file.name().equals(from));
            return known.computeIfAbsent(new Asked(pattern, isInner ? from : path),
                    asked -> disk.find(asked.pattern(), asked.from()));
        }
    }
}
