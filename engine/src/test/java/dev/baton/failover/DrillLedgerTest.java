package dev.baton.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.api.FaultKind;
import dev.baton.client.ClientHome;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Verdict;
import dev.baton.failover.report.Results;

import static org.assertj.core.api.Assertions.assertThat;

class DrillLedgerTest {
    @TempDir
    Path folder;

    private LedgerFile file() {
        return new LedgerFile(new ClientHome(folder.resolve("home")));
    }

    private Path lines() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("home/drill-results"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
    }

    @Test
    void whatIsKeptComesBackWhole_theLatestFirst() {
        DrillResult one = Results.passed("a", 1_000, Verdict.PASSED);
        DrillResult two = Results.passed("b", 2_000, Verdict.TOO_LONG);
        file().keep(one);
        file().keep(two);

        List<DrillResult> kept = file().of(Results.subject());
        assertThat(kept).containsExactly(two, one);
        assertThat(file().subjects()).containsExactly(Results.subject());
    }

    @Test
    void onlyTheLatestKeepTheirProbes() throws IOException {
        for (int i = 0; i < DrillLedger.MAX_WITH_STRIPS + 2; i++) {
            file().keep(Results.passed("t" + i, i, Verdict.PASSED));
        }

        List<DrillResult> kept = file().of(Results.subject());
        assertThat(kept).hasSize(DrillLedger.MAX_WITH_STRIPS + 2);
        assertThat(kept.stream().filter(r -> !r.strips().isEmpty())).hasSize(DrillLedger.MAX_WITH_STRIPS);
        try (Stream<Path> files = Files.list(folder.resolve("home/drill-results"))) {
            assertThat(files).hasSize(DrillLedger.MAX_WITH_STRIPS + 1);
        }
    }

    @Test
    void soManyAreKeptAndNoMore_andTheFileCanAlwaysBeRead() throws IOException {
        for (int i = 0; i < DrillLedger.MAX_OF_SUBJECT + 5; i++) {
            file().keep(DrillLedger.bare(Results.passed("t" + i, i, Verdict.PASSED)));
        }

        assertThat(file().of(Results.subject())).hasSizeLessThanOrEqualTo(DrillLedger.MAX_OF_SUBJECT)
                .hasSizeGreaterThan(DrillLedger.MAX_OF_SUBJECT / 2);
        assertThat(file().of(Results.subject()).getFirst().id()).isEqualTo("t" + (DrillLedger.MAX_OF_SUBJECT + 4));
        assertThat(Files.size(lines())).isLessThan(1 << 20);
    }

    @Test
    void filesAreTheirOwnersOnly_andADamagedLineTakesNoOtherWithIt() throws IOException {
        file().keep(Results.passed("a", 1, Verdict.PASSED));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lines()))).isEqualTo("rw-------");
        Files.writeString(lines(), "{\"half\n{}\n\n", StandardOpenOption.APPEND);
        file().keep(Results.passed("b", 2, Verdict.PASSED));

        assertThat(file().of(Results.subject()).stream().map(DrillResult::id)).containsExactly("b", "a");
    }

    @Test
    void provenIsWhatPassedOnRealNodes() {
        for (DrillLedger ledger : List.of(file(), DrillLedger.inMemory())) {
            assertThat(ledger.lastProven(Results.subject())).isEmpty();
            ledger.keep(Results.passed("a", 1_000, Verdict.PASSED));
            ledger.keep(Results.passed("b", 2_000, Verdict.FAILED));
            ledger.keep(Results.passed("c", 3_000, Verdict.ABORTED));

            assertThat(ledger.lastProven(Results.subject())).contains(new DrillLedger.Proven("a", 1_000, FaultKind.MUTE,
                    OptionalLong.of(361_000_000L)));
        }
    }
}
