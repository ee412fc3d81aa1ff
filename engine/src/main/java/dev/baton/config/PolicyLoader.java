package dev.baton.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads `policy.yaml`: gives the policy, or all that is wrong with it. No text makes it throw.
public final class PolicyLoader {
    private static final Document<NodePolicy> DOCUMENT = new Document<>(PolicyShape.SHAPE,
            "The smallest is: scripts: { folder: " + ScriptPolicy.FOLDER + " }");

    private PolicyLoader() {}

    /// Reads a file. One that others could have changed is refused: whoever may write it decides what a push may do.
    public static PolicyResult load(Path file) {
        Optional<Problem> unsafe = PolicyRights.OWN.problem(file);
        return unsafe.<PolicyResult>map(p -> new PolicyResult.Invalid(List.of(p)))
                .orElseGet(() -> result(DOCUMENT.load(file)));
    }

    /// Reads a text.
    ///
    /// @param file what the file is called in problems
    public static PolicyResult load(String file, String text) {
        return result(DOCUMENT.load(file, text));
    }

    private static PolicyResult result(Document.Read<NodePolicy> read) {
        return read.value().<PolicyResult>map(policy -> new PolicyResult.Loaded(policy, read.problems()))
                .orElseGet(() -> new PolicyResult.Invalid(read.problems()));
    }
}
