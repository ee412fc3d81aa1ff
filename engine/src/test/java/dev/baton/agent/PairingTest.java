package dev.baton.agent;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Access;
import dev.baton.api.Json;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.PinMismatch;
import dev.baton.trust.Tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class PairingTest {
    @TempDir
    private Path folder = Path.of("");
    private AgentRig rig;
    private final Identity window = Identity.make("window");

    @BeforeEach
    void open() {
        rig = AgentRig.in(folder.resolve("state"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void codeProvedByBothSidesPairs() throws Exception {
        Offer offer = rig.offer(Access.OPERATOR, 600);

        PairAnswer answer = rig.paired(rig.pair(window, offer.pairingSecret(), "desk"));

        assertThat(answer.role()).isEqualTo(Access.OPERATOR);
        assertThat(answer.node()).isEqualTo("n1");
        assertThat(answer.proof()).isEqualTo(offer.pairingSecret().nodeProof(rig.key(), window.hash()));
        assertThat(rig.get(window, "/v1/state").statusCode()).isEqualTo(200);
        assertThat(Outcome.of(offer, rig.folder))
                .isEqualTo(new Outcome(offer.id(), 0, true, "desk", window.hash().hex()));
        assertThat(rig.auditText()).contains("desk (" + window.hash().abbreviated() + ")", "paired as operator");
    }

    @Test
    void codeIsGoodForOneClientOnce() throws Exception {
        Offer offer = rig.offer(Access.OPERATOR, 600);
        rig.pair(window, offer.pairingSecret(), "desk");
        Identity other = Identity.make("other");

        HttpResponse<String> replayed = rig.pair(other, offer.pairingSecret(), "desk");
        HttpResponse<String> again = rig.pair(window, offer.pairingSecret(), "desk");

        assertThat(List.of(replayed.statusCode(), again.statusCode())).containsOnly(403);
        assertThat(rig.get(other, "/v1/state").statusCode()).isEqualTo(401);
        assertThat(AgentRig.problem(replayed).detail()).contains("Make a new one");
    }

    @Test
    void policysHighestRole_isTheMostThatAnybodyPairsAs() throws Exception {
        rig.close();
        rig = AgentRig.limitedTo(Access.OPERATOR, rig.folder);
        Offer tooMuch = rig.offer(Access.EDITOR, 600);

        HttpResponse<String> refused = rig.pair(window, tooMuch.pairingSecret(), "desk");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(AgentRig.problem(refused).detail()).contains("the most is operator", "push.role");
        assertThat(rig.get(window, "/v1/state").statusCode()).isEqualTo(401);
        Offer right = rig.offer(Access.OPERATOR, 600);
        assertThat(rig.paired(rig.pair(window, right.pairingSecret(), "desk")).role()).isEqualTo(Access.OPERATOR);
    }

    @Test
    void policyThatIsTightenedLater_takesEffectOnThoseWhoArePaired() throws Exception {
        rig.close();
        rig = AgentRig.limitedTo(Access.VIEWER, rig.folder);

        assertThat(rig.get(AgentRig.client(Access.ADMIN), "/v1/state").statusCode()).isEqualTo(200);
        assertThat(rig.get(AgentRig.client(Access.ADMIN), "/v1/pairings").statusCode()).isEqualTo(403);
    }

    @Test
    void proofHeardFromOneClientIsWorthNothingToAnother() throws Exception {
        Offer offer = rig.offer(Access.ADMIN, 600);
        String heard = offer.pairingSecret().clientProof(window.hash(), rig.key(), "desk");
        Identity thief = Identity.make("thief");

        HttpResponse<String> response = rig.send(thief, AgentRig.json(rig.request("/v1/pair"), "POST",
                Json.write(new PairRequest("desk", heard))));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(rig.get(thief, "/v1/state").statusCode()).isEqualTo(401);
    }

    @Test
    void fiveWrongTriesKillTheCodeAcrossRestarts() throws Exception {
        Offer offer = rig.offer(Access.ADMIN, 600);
        for (int i = 0; i < 5; i++) {
            assertThat(rig.pair(window, PairingSecret.random(), "desk").statusCode()).isEqualTo(403);
            if (i == 2) {
                rig.close();
                rig = AgentRig.again(rig.folder, Limits.DEFAULT, 100);
            }
        }

        HttpResponse<String> right = rig.pair(window, offer.pairingSecret(), "desk");

        assertThat(right.statusCode()).isEqualTo(403);
        assertThat(Outcome.of(offer, rig.folder).tries()).isEqualTo(5);
        assertThat(rig.get(window, "/v1/state").statusCode()).isEqualTo(401);
    }

    @Test
    void fourWrongTriesLeaveOne() throws Exception {
        Offer offer = rig.offer(Access.VIEWER, 600);
        for (int i = 0; i < 4; i++) {
            rig.pair(window, PairingSecret.random(), "desk");
        }

        assertThat(rig.pair(window, offer.pairingSecret(), "desk").statusCode()).isEqualTo(200);
    }

    @Test
    void bruteForceIsSlowedDown() throws Exception {
        rig.offer(Access.ADMIN, 600);
        long refusals = 0;
        for (int i = 0; i < 40; i++) {
            refusals += rig.pair(window, PairingSecret.random(), "desk").statusCode() == 429 ? 1 : 0;
        }

        assertThat(refusals).isGreaterThan(0);
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void codeIsDeadWhenItsTimeIsOverWhateverTheWallClockSays() throws Exception {
        Offer offer = rig.offer(Access.VIEWER, 600);
        assertThat(offer.isGood(rig.clock.nowNanos())).isTrue();

        rig.clock.advance(Duration.ofMinutes(10));

        assertThat(rig.pair(window, offer.pairingSecret(), "desk").statusCode()).isEqualTo(403);
        assertThat(new Offer("x", Access.VIEWER, offer.secret(), "another boot", rig.clock.nowNanos(), 600)
                .isGood(rig.clock.nowNanos())).isFalse();
        assertThat(new Offer("x", Access.VIEWER, offer.secret(), offer.boot(), rig.clock.nowNanos(), 1L << 40)
                .isGood(rig.clock.nowNanos())).isFalse();
    }

    @Test
    void withoutACodeNobodyPairs() throws Exception {
        assertThat(rig.pair(window, PairingSecret.random(), "desk").statusCode()).isEqualTo(403);
        Offer offer = rig.offer(Access.ADMIN, 600);
        offer.withdrawFrom(rig.folder);
        assertThat(rig.pair(window, offer.pairingSecret(), "desk").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "\u202Eevil",
            "01234567890123456789012345678901234567890123456789012345678901234"})
    void nameThatCouldDeceiveIsRefusedAndCostsNoTry(String name) throws Exception {
        Offer offer = rig.offer(Access.VIEWER, 600);

        assertThat(rig.pair(window, offer.pairingSecret(), name).statusCode()).isEqualTo(400);
        assertThat(rig.pair(window, offer.pairingSecret(), "desk").statusCode()).isEqualTo(200);
    }

    @Test
    void restartKeepsTheKeyAndThePairings() throws Exception {
        var key = rig.key();
        rig.close();
        rig = AgentRig.again(rig.folder, Limits.DEFAULT, 100);

        assertThat(rig.key()).isEqualTo(key);
        assertThat(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void changedKeyOfTheNodeStopsTheClientAndOfTheClientStopsTheNode() throws Exception {
        var context = Tls.pinned(AgentRig.client(Access.VIEWER), Identity.make("n1").hash());
        try (var client = java.net.http.HttpClient.newBuilder().sslContext(context).sslParameters(Tls.parameters())
                .build()) {
            Throwable failure = catchThrowable(() -> AgentRig.send(client, rig.request("/v1/state")));

            assertThat(PinMismatch.in(failure)).isPresent();
        }
        assertThat(rig.get(Identity.make("VIEWER"), "/v1/state").statusCode()).isEqualTo(401);
    }

    @Test
    void secretsStandOnlyInTheirFilesWhichOnlyTheOwnerReads() throws Exception {
        Offer offer = rig.offer(Access.VIEWER, 600);
        String proof = offer.pairingSecret().clientProof(window.hash(), rig.key(), "desk");
        rig.pair(window, PairingSecret.random(), "desk");
        String answered = rig.pair(window, offer.pairingSecret(), "desk").body();
        String views = rig.get(window, "/v1/audit").body() + rig.get(window, "/v1/state").body();

        assertThat(rig.auditText() + answered + views + offer).doesNotContain(offer.secret(), proof);
        try (Stream<Path> files = Files.list(rig.folder)) {
            assertThat(files).hasSizeGreaterThan(5).allSatisfy(f -> assertThat(Files.getPosixFilePermissions(f))
                    .containsExactlyInAnyOrderElementsOf(dev.baton.trust.GuardedFile.FILE_MODE));
        }
    }
}
