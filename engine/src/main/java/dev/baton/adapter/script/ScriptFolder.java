package dev.baton.adapter.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The one folder that scripts are run from. A name is only a program there if nobody but trusted users could have put
/// or changed it: whoever may write to it may do what the node may.
///
/// @param path   the folder
/// @param owners the users, by number, who may own what is run, besides root
/// @param groups the groups, by number, whose members may write to it, besides root's
record ScriptFolder(Path path, Set<Integer> owners, Set<Integer> groups) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0002;
    private static final int WRITABLE_BY_GROUP = 0020;
    private static final int STICKY = 01000;
    private static final int EXECUTABLE = 0111;

    ScriptFolder {
        owners = Set.copyOf(owners);
        groups = Set.copyOf(groups);
    }

    /// What a name leads to.
    sealed interface Found {
        /// A program that may be run.
        record Program(Path file) implements Found {}

        /// Nothing that may be run.
        ///
        /// @param sentence why, and what to do
        record Refused(String sentence) implements Found {}
    }

    private record Owned(int mode, int owner, int group) {
        static Owned of(Path path) throws IOException {
            Map<String, Object> seen = Files.readAttributes(path, "unix:mode,uid,gid");
            return new Owned(number(seen, "mode"), number(seen, "uid"), number(seen, "gid"));
        }

        private static int number(Map<String, Object> seen, String name) {
            return seen.get(name) instanceof Integer number ? number : 0;
        }
    }

    /// Looks up a name, every time anew: what was right before may have been changed since.
    Found find(String name) {
        if (!NAME.matcher(name).matches()) {
            return new Found.Refused("'" + name + "' is no name of a script: give the name of a file in " + path
                    + ", not a path.");
        }
        try {
            Path real = path.toRealPath();
            Optional<String> unsafe = unsafeFolder(real);
            return unsafe.isPresent() ? new Found.Refused(unsafe.get()) : find(name, real);
        } catch (NoSuchFileException _) {
            return new Found.Refused("There is no folder " + path + "; make it, or name another one as 'folder' of"
                    + " 'scripts' in the policy.");
        } catch (IOException e) {
            return new Found.Refused(path + " cannot be read: " + e.getMessage() + "; give the node's user the right.");
        }
    }

    private Optional<String> unsafeFolder(Path real) throws IOException {
        if (!Files.isDirectory(real)) {
            return Optional.of(path + " is no folder; name one as 'folder' of 'scripts' in the policy.");
        }
        for (Path each = real; each != null; each = each.getParent()) {
            Optional<String> unsafe = unsafe(each, Owned.of(each), !each.equals(real));
            if (unsafe.isPresent()) {
                return unsafe;
            }
        }
        return Optional.empty();
    }

    private Found find(String name, Path folder) throws IOException {
        Path file;
        try {
            file = folder.resolve(name).toRealPath();
        } catch (NoSuchFileException _) {
            return new Found.Refused("There is no script " + name + " in " + path + "; put it there.");
        }
        if (!file.startsWith(folder)) {
            return new Found.Refused(path.resolve(name) + " leads out of the folder, to " + file
                    + "; put the program itself there.");
        }
        if (!Files.isRegularFile(file)) {
            return new Found.Refused(path.resolve(name) + " is no file.");
        }
        Owned owned = Owned.of(file);
        if ((owned.mode & EXECUTABLE) == 0) {
            return new Found.Refused(path.resolve(name) + " is not executable; run chmod 755 on it.");
        }
        for (Path each = file.getParent(); each != null && !each.equals(folder); each = each.getParent()) {
            Optional<String> unsafe = unsafe(each, Owned.of(each), false);
            if (unsafe.isPresent()) {
                return new Found.Refused(unsafe.get());
            }
        }
        return unsafe(file, owned, false).<Found>map(Found.Refused::new).orElseGet(() -> new Found.Program(file));
    }

    /// @param isAbove whether it only leads to the folder: there, the sticky bit is enough, as /tmp has it
    private Optional<String> unsafe(Path each, Owned owned, boolean isAbove) {
        if (owned.owner != ROOT && !owners.contains(owned.owner)) {
            return Optional.of(each + " belongs to user " + owned.owner
                    + ", who could change what is run; run chown root on it.");
        }
        boolean isOpen = (owned.mode & WRITABLE_BY_OTHERS) != 0
                || ((owned.mode & WRITABLE_BY_GROUP) != 0 && owned.group != ROOT && !groups.contains(owned.group));
        boolean isSticky = isAbove && (owned.mode & STICKY) != 0;
        return isOpen && !isSticky
                ? Optional.of("Others than root may write to " + each
                        + " and so decide what is run; run chmod go-w on it.")
                : Optional.empty();
    }
}
