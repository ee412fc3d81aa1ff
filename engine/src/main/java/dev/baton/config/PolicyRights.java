package dev.baton.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Who may write a policy: only root and the node's own user, else whoever else could grant himself what the policy is
/// there to refuse.
///
/// @param self the node's user, by number
record PolicyRights(int self) {
    /// For this process; on a system without such numbers nothing is looked at.
    static final PolicyRights OWN = new PolicyRights(ownNumber());

    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0002;
    private static final int WRITABLE_BY_GROUP = 0020;
    private static final int STICKY = 01000;

    private static int ownNumber() {
        try {
            return number(Files.readAttributes(Path.of("/proc/self"), "unix:uid"), "uid");
        } catch (IOException | UnsupportedOperationException _) {
            return ROOT;
        }
    }

    /// What is wrong with the rights on a file and on the folders that lead to it; empty also where it cannot be read,
    /// which reading it tells.
    Optional<Problem> problem(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            Path real = file.toRealPath();
            for (Path each = real; each != null; each = each.getParent()) {
                Optional<Problem> problem = problem(file, each, each.equals(real));
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<Problem> problem(Path file, Path each, boolean isFile) throws IOException {
        Map<String, Object> seen = Files.readAttributes(each, "unix:mode,uid,gid");
        int owner = number(seen, "uid");
        int mode = number(seen, "mode");
        if (owner != ROOT && owner != self) {
            return Optional.of(told(file, each + " belongs to user " + owner + ", who could change the policy",
                    "Run: chown root " + each));
        }
        boolean isOpen = (mode & WRITABLE_BY_OTHERS) != 0
                || ((mode & WRITABLE_BY_GROUP) != 0 && number(seen, "gid") != ROOT);
        boolean isSticky = !isFile && (mode & STICKY) != 0;
        return isOpen && !isSticky
                ? Optional.of(told(file, "others than root may write to " + each + " and so change the policy",
                        "Run: chmod go-w " + each))
                : Optional.empty();
    }

    private static int number(Map<String, Object> seen, String name) {
        return seen.get(name) instanceof Integer number ? number : ROOT;
    }

    private static Problem told(Path file, String message, String advice) {
        return new Problem(Severity.ERROR, Place.ofFile(file.toString()), message, advice);
    }
}
