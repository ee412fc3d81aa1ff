package dev.baton.app.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.app.fx.Tasks;
import dev.baton.app.testing.FxExtension;
import dev.baton.draft.Edit;

import static dev.baton.app.testing.FxExtension.onFx;

/// Stages one edit after another until it is killed: what a window does whose person goes on and on.
final class EditingProcess {
    private static final long PAUSE_MILLIS = 3;
    private static final int HIGHEST = 250;

    private EditingProcess() {}

    /// Edits until it is killed.
    ///
    /// @param args the folder of the drafts
    public static void main(String... args) throws Throwable {
        FxExtension.start();
        List<Staging> staging = new ArrayList<>();
        onFx(() -> staging.add(new Staging(Optional.of(FakeBases.pair(Bases.Kind.FILES)), new Tasks(),
                new DraftStore(Path.of(args[0])))));
        System.out.println("editing");
        for (int i = 1;; i = i % HIGHEST + 1) {
            int priority = i;
            onFx(() -> staging.getFirst().adjust(new Edit.Priority("n1", "VI_1", priority)));
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
