package dev.baton.lease;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.config.DrillPolicy;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeasesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String WHO = "desk (0123456789ab)";

    private final FakeGround ground = new FakeGround();
    private final StepShelf shelf = new StepShelf();
    private final Leases leases = new Leases(ground, new LeaseBook(Optional.of(shelf)));

    static FaultRequest request(String id, FaultKind kind, String router) {
        return new FaultRequest(id, kind, router, 10_000,
                kind == FaultKind.CHECK ? Optional.of("web") : Optional.empty(),
                kind == FaultKind.PRIORITY ? OptionalInt.of(90) : OptionalInt.empty(), Optional.of("a test"));
    }

    static void roleFor(FaultKind kind, FakeGround ground) {
        ground.policy = DrillPolicy.EVERYTHING;
        ground.roles.put("a", kind.isHeldByHeir() ? Role.BACKUP : Role.MASTER);
    }

    private FaultLease hold(String id, FaultKind kind, String router) {
        return leases.hold(request(id, kind, router), WHO, "");
    }

    private List<String> onDisk() throws IOException {
        return new LeaseBook(Optional.of(shelf.afterPowerLoss())).read().stream().map(Kept::id).toList();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void lease_isOnDiskBeforeItTakesEffect_andEndsByItselfWithEverythingAsBefore(FaultKind kind) throws Exception {
        roleFor(kind, ground);
        ground.before = () -> assertThat(readable()).containsExactly("t-1");

        FaultLease lease = hold("t-1", kind, "a");
        ground.before = () -> {};

        assertThat(ground.effects).hasSize(1);
        assertThat(leases.faults()).containsExactly(lease);
        assertThat(lease.isHeld()).isTrue();
        assertThat(lease.endsNanos() - lease.begunNanos()).isEqualTo(10 * SECOND);
        ground.advance(10 * SECOND - 1);
        assertThat(leases.faults().getFirst().isHeld()).isTrue();
        assertThat(ground.effects).hasSize(1);

        ground.advance(1);

        assertThat(leases.faults().getFirst().ended()).hasValue("Its time was up.");
        assertThat(onDisk()).isEmpty();
        if (kind != FaultKind.KILL) {
            assertThat(ground.effects).isEmpty();
        }
        assertThat(ground.told).extracting(FaultLease::isHeld).containsExactly(true, false);
    }

    private List<String> readable() {
        try {
            return onDisk();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sameRequestAgain_isTheSameLease_whileItIsHeldAndAfterwards() {
        FaultLease lease = hold("t-1", FaultKind.MUTE, "a");
        assertThat(hold("t-1", FaultKind.MUTE, "a")).isEqualTo(lease);
        FaultLease ended = leases.end("t-1", WHO);

        assertThat(hold("t-1", FaultKind.MUTE, "a")).isEqualTo(ended);
        assertThat(leases.end("t-1", "other")).isEqualTo(ended);
        assertThat(ended.ended()).hasValue("Ended by " + WHO + ".");
        assertThat(ground.effects).isEmpty();
        assertThat(ground.told).hasSize(2);
    }

    @Test
    void anotherRequestUnderTheSameId_isRefused() {
        hold("t-1", FaultKind.MUTE, "a");

        assertRefused(request("t-1", FaultKind.RESIGN, "a"), Problem.Kind.CONFLICT, "t-1");
        assertThat(leases.faults()).hasSize(1);
    }

    @Test
    void routerIsTestedOnceAtATime_andASyncGroupAsOne() {
        ground.tie("a", "b");
        hold("t-1", FaultKind.MUTE, "a");

        assertRefused(request("t-2", FaultKind.RESIGN, "a"), Problem.Kind.CONFLICT, "t-1");
        assertRefused(request("t-2", FaultKind.RESIGN, "b"), Problem.Kind.CONFLICT, "t-1");
        assertThat(hold("t-2", FaultKind.RESIGN, "c").isHeld()).isTrue();
    }

    @Test
    void nodeHoldsAFewLeasesAtMost_andRemembersAFewThatEnded() {
        for (int i = 0; i < Leases.MAX_HELD; i++) {
            hold("t-" + i, FaultKind.MUTE, ground.config.routers().get(i).name());
        }
        assertRefused(request("t-9", FaultKind.MUTE, "f"), Problem.Kind.CONFLICT, Integer.toString(Leases.MAX_HELD));
        ground.advance(10 * SECOND);

        for (int i = 0; i < Leases.MAX_ENDED + 5; i++) {
            hold("u-" + i, FaultKind.MUTE, "a");
            leases.end("u-" + i, WHO);
        }
        assertThat(leases.faults()).hasSize(Leases.MAX_ENDED).extracting(FaultLease::id)
                .startsWith("u-" + (Leases.MAX_ENDED + 4)).doesNotContain("t-0");
        assertThatThrownBy(() -> leases.end("t-0", WHO)).isInstanceOf(Refusal.class);
    }

    private void assertRefused(FaultRequest request, Problem.Kind kind, String word) {
        var effects = java.util.Map.copyOf(ground.effects);
        String disk = shelf.text();
        assertThatThrownBy(() -> leases.hold(request, WHO, "")).isInstanceOfSatisfying(Refusal.class,
                e -> assertThat(e.problem().is(kind)).as(e.getMessage()).isTrue()).hasMessageContaining(word);
        assertThat(ground.effects).isEqualTo(effects);
        assertThat(shelf.text()).isEqualTo(disk);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 999, 60_001, Long.MAX_VALUE})
    void leaseOutsideOfItsBounds_isRefused(long millis) {
        assertRefused(new FaultRequest("t-1", FaultKind.MUTE, "a", millis, Optional.empty(), OptionalInt.empty(),
                Optional.empty()), Problem.Kind.REFUSED, "1000 to 60000 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T-1", "t_1", "../x", "t 1",
            "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"})
    void idThatIsNone_isRefused(String id) {
        assertRefused(request(id, FaultKind.MUTE, "a"), Problem.Kind.MALFORMED, "id");
    }

    @ParameterizedTest
    @CsvSource({"MUTE, BACKUP", "MUTE, FAULT", "RESIGN, INIT", "KILL, BACKUP", "LINK, FAULT", "PRIORITY, BACKUP",
            "CHECK, BACKUP", "HAND_OVER, MASTER", "HAND_OVER, FAULT", "DEAF, MASTER"})
    void faultIsHeldByWhoeverItIsAbout_andNobodyElse(FaultKind kind, Role role) {
        roleFor(kind, ground);
        ground.roles.put("a", role);

        assertRefused(request("t-1", kind, "a"), Problem.Kind.CONFLICT, "is " + role + " here");
    }

    @ParameterizedTest
    @CsvSource({"0, REFUSED, 1 to 254", "255, REFUSED, 1 to 254", "-5, REFUSED, 1 to 254", "150, CONFLICT, lower",
            "151, CONFLICT, lower"})
    void priorityThatMovesNothing_isRefused(int priority, String kind, String word) {
        assertRefused(new FaultRequest("t-1", FaultKind.PRIORITY, "a", 5_000, Optional.empty(),
                OptionalInt.of(priority), Optional.empty()), Problem.Kind.valueOf(kind), word);
    }

    @Test
    void whatDoesNotGoTogether_isRefused() {
        Optional<String> check = Optional.of("web");
        assertRefused(new FaultRequest("t-1", FaultKind.MUTE, "a", 5_000, check, OptionalInt.empty(),
                Optional.empty()), Problem.Kind.REFUSED, "no check");
        assertRefused(new FaultRequest("t-1", FaultKind.MUTE, "a", 5_000, Optional.empty(), OptionalInt.of(7),
                Optional.empty()), Problem.Kind.REFUSED, "no priority");
        assertRefused(new FaultRequest("t-1", FaultKind.CHECK, "a", 5_000, Optional.empty(), OptionalInt.empty(),
                Optional.empty()), Problem.Kind.REFUSED, "name of the check");
        assertRefused(new FaultRequest("t-1", FaultKind.PRIORITY, "a", 5_000, Optional.empty(), OptionalInt.empty(),
                Optional.empty()), Problem.Kind.REFUSED, "1 to 254");
        assertRefused(request("t-1", FaultKind.MUTE, "nobody"), Problem.Kind.NOT_FOUND, "a, b, c");
        ground.base = 255;
        assertRefused(request("t-1", FaultKind.PRIORITY, "a"), Problem.Kind.CONFLICT, "owns its addresses");
    }

    @Test
    void nodeThatIsNotAtRest_refuses() {
        ground.pending = Optional.of("push-0001");
        assertRefused(request("t-1", FaultKind.MUTE, "a"), Problem.Kind.PENDING, "push-0001");
        ground.pending = Optional.empty();
        ground.isInMaintenance = true;
        assertRefused(request("t-1", FaultKind.MUTE, "a"), Problem.Kind.CONFLICT, "maintenance");
        ground.isInMaintenance = false;
        ground.obstacle = Optional.of("The machine is in the way.");
        assertRefused(request("t-1", FaultKind.LINK, "a"), Problem.Kind.CONFLICT, "in the way");
    }

    @Test
    void whatMayBeHeld_isToldBeforehand_withWhatIsInTheWay() {
        ground.policy = new DrillPolicy(List.of(DrillPolicy.Fault.HAND_OVER, DrillPolicy.Fault.LINK), 5 * SECOND);
        ground.obstacle = Optional.of("The machine is in the way.");

        FaultRights rights = leases.rights("");

        assertThat(rights.faults()).containsExactly(FaultKind.HAND_OVER, FaultKind.LINK);
        assertThat(rights.maxLeaseMillis()).isEqualTo(5_000);
        assertThat(rights.obstacle("a", FaultKind.LINK)).contains("The machine is in the way.");
        assertThat(rights.obstacles()).extracting(FaultRights.Obstacle::kind).doesNotContain(FaultKind.MUTE);
        ground.policy = DrillPolicy.EVERYTHING;
        assertThat(leases.rights("").maxLeaseMillis()).isEqualTo(FaultRequest.MAX_LEASE_MILLIS);
        assertThat(leases.faults()).as("nothing was held").isEmpty();
    }

    @Test
    void policyCapsFaultsAndTheirLength() {
        assertRefused(request("t-1", FaultKind.DEAF, "a"), Problem.Kind.REFUSED, "policy.yaml");
        ground.policy = new DrillPolicy(List.of(DrillPolicy.Fault.HAND_OVER), 5 * SECOND);
        assertRefused(request("t-1", FaultKind.MUTE, "a"), Problem.Kind.REFUSED, "allows hand-over");
        ground.roles.put("a", Role.BACKUP);
        assertRefused(request("t-1", FaultKind.HAND_OVER, "a"), Problem.Kind.REFUSED, "1000 to 5000 ms");
        ground.policy = new DrillPolicy(List.of(), 5 * SECOND);
        assertRefused(request("t-1", FaultKind.HAND_OVER, "a"), Problem.Kind.REFUSED, "allows none");
    }

    @Test
    void faultThatTheEngineRefuses_leavesNothing() throws Exception {
        ground.refuse(Problem.Kind.CONFLICT);
        assertThatThrownBy(() -> hold("t-1", FaultKind.MUTE, "a")).isInstanceOf(Refusal.class);

        assertThat(leases.faults()).isEmpty();
        assertThat(onDisk()).isEmpty();
        assertThat(ground.told).isEmpty();
        ground.refusal = Optional.empty();
        assertThat(hold("t-1", FaultKind.MUTE, "a").isHeld()).isTrue();
    }

    @Test
    void endThatCannotBeBroughtAbout_isTriedUntilItCan() throws Exception {
        hold("t-1", FaultKind.MUTE, "a");
        ground.refuse(Problem.Kind.UNAVAILABLE);
        ground.advance(13 * SECOND);

        assertThat(leases.faults().getFirst().isHeld()).isTrue();
        assertThat(onDisk()).containsExactly("t-1");
        assertThat(ground.failures).isNotEmpty();
        assertThatThrownBy(() -> leases.end("t-1", WHO)).isInstanceOf(Refusal.class);

        ground.refusal = Optional.empty();
        ground.advance(SECOND);

        assertThat(leases.faults().getFirst().isHeld()).isFalse();
        assertThat(ground.effects).isEmpty();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void routerThatIsGone_takesItsFaultAlong() {
        hold("t-1", FaultKind.MUTE, "a");
        ground.refuse(Problem.Kind.NOT_FOUND);

        assertThat(leases.end("t-1", WHO).isHeld()).isFalse();
    }

    @Test
    void reload_endsLeasesOfRoutersThatAreGoneOrOthers_andKeepsTheRest() {
        hold("t-1", FaultKind.MUTE, "a");
        hold("t-2", FaultKind.MUTE, "b");
        hold("t-3", FaultKind.MUTE, "c");
        var routers = List.of(FakeGround.router("b", 77), FakeGround.router("c", 3));
        ground.config = dev.baton.config.NodeConfig.of("n1", routers);

        leases.reloaded(ground.config);

        assertThat(leases.faults()).filteredOn(FaultLease::isHeld).extracting(FaultLease::id).containsExactly("t-3");
        assertThat(ground.effects).containsOnlyKeys("c");
    }

    @Test
    void pushThatBegins_endsEveryLease() {
        hold("t-1", FaultKind.MUTE, "a");
        hold("t-2", FaultKind.RESIGN, "b");

        leases.endAll("A push has begun.");

        assertThat(ground.effects).isEmpty();
        assertThat(leases.isAnyHeld()).isFalse();
        assertThat(leases.faults()).allMatch(l -> l.ended().equals(Optional.of("A push has begun.")));
    }

    @Test
    void nodeThatEnds_endsEveryLease_andHoldsNoMore() {
        hold("t-1", FaultKind.LINK, "a");

        leases.close();

        assertThat(ground.effects).isEmpty();
        assertRefused(request("t-2", FaultKind.MUTE, "a"), Problem.Kind.UNAVAILABLE, "ending");
    }

    @Test
    void nodeThatStartsAgain_tellsOfWhatWasHeld_andKnowsTheRequestStill() throws Exception {
        hold("t-1", FaultKind.KILL, "a");
        FakeGround again = new FakeGround();
        again.now = 17;
        LeaseBook book = new LeaseBook(Optional.of(shelf.afterKill()));
        Leases next = new Leases(again, book);

        next.begin(book.read());

        assertThat(next.faults()).hasSize(1);
        FaultLease lease = next.faults().getFirst();
        assertThat(lease.ended().orElse("")).contains("started again");
        assertThat(lease.begunNanos()).isLessThanOrEqualTo(lease.endsNanos());
        assertThat(lease.endsNanos()).isEqualTo(17);
        assertThat(again.told).containsExactly(lease);
        assertThat(next.hold(request("t-1", FaultKind.KILL, "a"), WHO, "")).isEqualTo(lease);
        assertThat(again.effects).as("it is not killed again").isEmpty();
        assertThat(book.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"leases\":null}", "{\"leases\":[null]}",
            "{\"leases\":[{\"by\":\"x\"}]}", "{\"leases\":[{\"request\":{\"id\":\"x\"},\"by\":\"x\"}]}", "garbage"})
    void damagedFile_isAnErrorAndNothingElse(String text) {
        shelf.put(text);

        assertThatThrownBy(() -> new LeaseBook(Optional.of(shelf)).read()).isInstanceOf(IOException.class);
    }
}
