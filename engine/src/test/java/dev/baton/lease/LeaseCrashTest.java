package dev.baton.lease;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever happens at whatever step to the disk or to the process, a fault that lasts is known to the next start, and one
/// that does not last is not held.
class LeaseCrashTest {
    private static final String WHO = "desk";
    private static final int MOST_STEPS = 40;

    private static Stream<FaultKind> kinds() {
        return Stream.of(FaultKind.LINK, FaultKind.MUTE, FaultKind.KILL);
    }

    private static FakeGround ground(FaultKind kind) {
        FakeGround ground = new FakeGround();
        LeasesTest.roleFor(kind, ground);
        return ground;
    }

    /// A life of a lease, from its beginning to its end, as far as it comes.
    private static void live(Leases leases, FakeGround ground, FaultKind kind) {
        leases.hold(LeasesTest.request("t-1", kind, "a"), WHO, "");
        ground.advance(20_000_000_000L);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedAtAnyStep_theNextStartKnowsOfEveryFaultThatLasts(FaultKind kind) throws Exception {
        int killed = 0;
        for (StepShelf.Fate how : List.of(StepShelf.Fate.KILLED_BEFORE, StepShelf.Fate.KILLED_WITHIN,
                StepShelf.Fate.KILLED_AFTER)) {
            for (int step = 0; step < MOST_STEPS; step++) {
                StepShelf shelf = new StepShelf();
                shelf.at(step, how);
                FakeGround ground = ground(kind);
                if (isKilled(shelf, ground, kind)) {
                    killed++;
                    String where = how + " at " + step;
                    assertKnown(shelf.afterKill(), ground, where);
                    assertKnown(shelf.afterPowerLoss(), ground, where + " and without power");
                }
            }
        }
        assertThat(killed).as("every step of both writings is tried").isGreaterThanOrEqualTo(3 * 8);
    }

    private static boolean isKilled(StepShelf shelf, FakeGround ground, FaultKind kind) {
        try {
            live(new Leases(ground, new LeaseBook(Optional.of(shelf))), ground, kind);
            return false;
        } catch (StepShelf.Killed _) {
            return true;
        }
    }

    private static void assertKnown(StepShelf shelf, FakeGround before, String where) throws IOException {
        LeaseBook book = new LeaseBook(Optional.of(shelf));
        List<Kept> left = book.read();
        assertThat(left.size()).as(where).isLessThanOrEqualTo(1);
        if (before.effects.containsValue("down")) {
            assertThat(left.stream().flatMap(k -> k.interfaceName().stream())).as(where).containsExactly("eth0");
        }
        FakeGround next = new FakeGround();
        Leases leases = new Leases(next, book);
        leases.begin(left);
        assertThat(leases.isAnyHeld()).as(where).isFalse();
        assertThat(next.told).as(where).hasSameSizeAs(left);
        assertThat(book.read()).as(where).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = StepShelf.Fate.class, names = {"FAILS", "FAILS_AFTERWARDS"})
    void diskThatRefusesAtAnyStep_holdsNothingThatIsNotOnIt_andEndsWhatIs(StepShelf.Fate how) throws Exception {
        List<String> refused = new ArrayList<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            StepShelf shelf = new StepShelf();
            shelf.at(step, how);
            FakeGround ground = ground(FaultKind.LINK);
            Leases leases = new Leases(ground, new LeaseBook(Optional.of(shelf)));
            try {
                live(leases, ground, FaultKind.LINK);
            } catch (Refusal e) {
                refused.add(e.getMessage());
                assertThat(ground.told).as(how + " at " + step).isEmpty();
                assertThat(leases.faults()).isEmpty();
            }
            assertThat(ground.effects).as(how + " at " + step).isEmpty();
            assertThat(leases.isAnyHeld()).isFalse();
            shelf.at(-1, StepShelf.Fate.DONE);
            FaultLease again = leases.hold(LeasesTest.request("t-2", FaultKind.LINK, "a"), WHO, "");
            assertThat(again.isHeld()).as("it goes on once the disk does").isTrue();
            assertThat(new LeaseBook(Optional.of(shelf.afterPowerLoss())).read()).extracting(Kept::id)
                    .containsExactly("t-2");
        }
        assertThat(refused).hasSize(4).allMatch(m -> m.contains("so no fault is held"));
    }
}
