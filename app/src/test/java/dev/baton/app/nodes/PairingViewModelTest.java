package dev.baton.app.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkTrouble;
import dev.baton.app.link.PairedNode;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PairingViewModelTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final FakeDoors doors = new FakeDoors();
    private final Tasks calls = new Tasks();
    private final List<PairedNode> paired = new ArrayList<>();
    private final List<PairedNode> refused = new ArrayList<>();
    private final List<PairingViewModel> models = new ArrayList<>();

    @BeforeEach
    void open() throws Throwable {
        FxExtension.start();
        onFx(() -> models.add(new PairingViewModel(doors, calls, Texts.of(Locale.ENGLISH), paired::add,
                refused::add)));
    }

    @AfterEach
    void close() {
        calls.close();
    }

    private PairingViewModel model() {
        return models.getFirst();
    }

    private <T extends PairingViewModel.Stage> T awaitStage(Class<T> kind) {
        await().atMost(LIMIT).until(() -> kind.isInstance(model().stage().get()));
        return kind.cast(model().stage().get());
    }

    @Test
    void code_showsWhatItTrusts_beforeAnythingIsSent() throws Throwable {
        onFx(() -> model().look("  " + FakeDoors.CODE + "\n"));

        var offered = awaitStage(PairingViewModel.Offered.class);
        assertThat(offered.offer().address()).isEqualTo("192.0.2.7:8642");
        assertThat(offered.offer().words()).hasSize(4);
        assertThat(doors.asked()).isEmpty();
    }

    @Test
    void pairing_endsWithTheWordsToCompare() throws Throwable {
        onFx(() -> {
            model().look(FakeDoors.CODE);
            model().pair(" n7 ");
        });

        var done = awaitStage(PairingViewModel.Done.class);
        assertThat(done.node().name()).isEqualTo("n7");
        assertThat(done.offer().words()).containsExactly("amber", "canal", "fiddle", "onion");
        assertThat(paired).containsExactly(done.node());
        assertThat(doors.asked()).containsExactly("pair n7");
    }

    @Test
    void wordsThatDiffer_takeTheNodeAwayAtOnce() throws Throwable {
        onFx(() -> {
            model().look(FakeDoors.CODE);
            model().pair("");
        });
        var done = awaitStage(PairingViewModel.Done.class);
        onFx(model()::wordsDiffer);

        assertThat(awaitStage(PairingViewModel.Failed.class).isHardStop()).isTrue();
        assertThat(refused).containsExactly(done.node());
    }

    @Test
    void typingError_isToldAsItIsTyped_andCannotBeUsed() throws Throwable {
        onFx(() -> {
            model().look("baton2:nowhere");
            model().pair("n7");
        });
        assertThat(awaitStage(PairingViewModel.NoCode.class).why()).contains("baton1:");
        onFx(() -> model().look("baton1:".repeat(1_000)));
        assertThat(awaitStage(PairingViewModel.NoCode.class).why()).contains("1,024");
        onFx(() -> model().look("  "));
        awaitStage(PairingViewModel.Empty.class);
        assertThat(doors.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = LinkTrouble.Kind.class, names = {"EXPIRED", "TOO_MANY", "PIN", "UNREACHABLE"})
    void failure_saysWhatIsWrong_andOnlyAnotherKeyIsAHardStop(LinkTrouble.Kind kind) throws Throwable {
        doors.fail(new LinkTrouble(kind, "The sentence of the node."));
        onFx(() -> {
            model().look(FakeDoors.CODE);
            model().pair("n7");
        });

        var failed = awaitStage(PairingViewModel.Failed.class);
        assertThat(failed.why()).isEqualTo("The sentence of the node.");
        assertThat(failed.title()).isNotEmpty();
        assertThat(failed.isHardStop()).isEqualTo(kind == LinkTrouble.Kind.PIN);
        assertThat(paired).isEmpty();
    }

    @Test
    void code_isUsedOnce_andStandsInNothingThatIsShown() throws Throwable {
        onFx(() -> {
            model().look(FakeDoors.CODE);
            model().pair("n7");
            model().look("");
            model().pair("n8");
        });
        assertThat(awaitStage(PairingViewModel.Done.class).toString()).doesNotContain("not-a-secret");
        assertThat(doors.asked()).containsExactly("pair n7");
    }
}
