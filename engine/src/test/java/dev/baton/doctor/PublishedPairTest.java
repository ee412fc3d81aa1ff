package dev.baton.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.config.Place;
import dev.baton.finding.Code;
import dev.baton.keepalived.FileSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The pair of an article: two hosts of priority 100 and 98 with nginx, and the script that looks after it.
class PublishedPairTest {
    private static final Path FOLDER = Path.of("src/test/resources/keepalived");
    private static final String SCRIPT = "nginx_check-as-published.sh";
    private static final String SCRIPT_PATH = "/usr/local/nginx/nginx_check.sh";

    private static String published() {
        return text("nginx-pair-as-published.keepalived.conf");
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The second host by the pattern of the first.
    private static String second() {
        return published().replace("nginx_master154", "nginx_backup155").replace("state MASTER", "state BACKUP")
                .replace("10.63.0.154", "10.63.0.155").replace("priority 100", "priority 98")
                .replace(" nopreempt\n", "");
    }

    private static Document document(String file, String text) {
        return ConfDocument.read(file, text, "n1", FileSource.NONE);
    }

    private static ScriptSource script(String mode, boolean isInPlace) {
        return (path, _) -> path.equals(SCRIPT_PATH)
                ? new ScriptSource.Here(new ScriptFile(SCRIPT, text(SCRIPT), isInPlace, mode,
                        mode.endsWith("wx") ? Optional.of(SCRIPT_PATH + " (" + mode + ")") : Optional.empty()))
                : new ScriptSource.Unknown();
    }

    private static ConfigFinding found(Diagnosis diagnosis, Code code) {
        List<ConfigFinding> found = diagnosis.findings().stream().filter(f -> f.code() == code).toList();
        assertThat(found).as("%s", code).hasSize(1);
        return found.getFirst();
    }

    private static Place place(ConfigFinding finding) {
        return finding.spots().getFirst().place();
    }

    @Test
    void fileAlone_tripsExactlyWhatTheListSays() {
        Diagnosis diagnosis = Doctor.examine(List.of(document("a.conf", published())));

        assertThat(diagnosis.findings()).extracting(ConfigFinding::code).containsExactly(Code.C18, Code.C03, Code.C19,
                Code.C15);
        assertThat(diagnosis.problems()).isEmpty();
        assertThat(place(found(diagnosis, Code.C03)).toString()).isEqualTo("a.conf:18:2");
        assertThat(place(found(diagnosis, Code.C15)).toString()).isEqualTo("a.conf:31:1");
        assertThat(place(found(diagnosis, Code.C18)).toString()).isEqualTo("a.conf:10:2");
        assertThat(found(diagnosis, Code.C18).sentence()).contains("100 + 20 = 120", "100 - 20 = 80");
    }

    @Test
    void withItsScript_thatTripsThreeMore() {
        Diagnosis diagnosis = Doctor.examine(List.of(document("a.conf", published())), List.of(),
                script("r--r--r--", false));

        assertThat(ConfigExample.codesOf(diagnosis)).containsExactly(Code.C03, Code.C10, Code.C15, Code.C16, Code.C17,
                Code.C18, Code.C19);
        assertThat(diagnosis.findings()).hasSize(7);
        assertThat(found(diagnosis, Code.C17)).satisfies(finding -> {
            assertThat(place(finding).toString()).isEqualTo(SCRIPT + ":8:3");
            assertThat(finding.sentence()).contains("never fails");
        });
        assertThat(found(diagnosis, Code.C10).sentence()).contains("'nginx'", "up to 2s later");
    }

    @Test
    void scriptThatOthersCanWrite_isToldByItsRights_andOneThatTheyCannot_isNotTold() {
        assertThat(found(Doctor.examine(List.of(document("a.conf", published())), List.of(),
                script("rwxrwxrwx", true)), Code.C16).sentence()).contains("(rwxrwxrwx)");
        assertThat(ConfigExample.codesOf(Doctor.examine(List.of(document("a.conf", published())), List.of(),
                script("rwxr-xr-x", true)))).doesNotContain(Code.C16);
    }

    /// 100 + 20 against 98 + 20: when nginx fails on the first, 100 is less than 118, and the second preempts.
    @Test
    void bothHosts_moveTheAddress_soThatNothingIsWrongBetweenThem() {
        Diagnosis diagnosis = Doctor.examine(List.of(document("a.conf", published()), document("b.conf", second())),
                List.of(), script("r--r--r--", false));

        assertThat(diagnosis.clusters()).isEqualTo(1);
        assertThat(diagnosis.across()).isEmpty();
        assertThat(diagnosis.files().get(1).findings()).extracting(ConfigFinding::code).containsExactly(Code.C18,
                Code.C19, Code.C15);
        assertThat(diagnosis.findings().stream().filter(f -> f.code() == Code.C17)).hasSize(1);
    }

    /// With nopreempt on the second, too, it never takes over from the first, whatever its check says.
    @Test
    void secondHostWithNopreempt_isProvedNeverToTakeOver() {
        String kept = second().replace(" priority 98\n", " priority 98\n nopreempt\n");
        Diagnosis diagnosis = Doctor.examine(List.of(document("a.conf", published()), document("b.conf", kept)));

        assertThat(diagnosis.across()).extracting(ConfigFinding::code).containsExactly(Code.X01);
        assertThat(diagnosis.across().getFirst().sentence()).contains(
                "nginx_master154 has priority 120 while chk_nginx passes and 100 while it fails",
                "nginx_backup155 98 to 118, and does not preempt");
        assertThat(ConfigExample.codesOf(diagnosis)).contains(Code.C04);
    }

    /// The file corrected as the findings say.
    @Test
    void correctedPair_hasNothingLeft() {
        String corrected = published().replace(" state MASTER\n", " state BACKUP\n").replace(" nopreempt\n", "")
                .replace(" weight 20", " weight -20").replaceFirst("\\}\\s*\\}\\s*$", "}\n")
                .replaceFirst("(?s) authentication \\{.*?\\}\n", "");
        String other = corrected.replace("priority 100", "priority 98").replace("nginx_master154", "nginx155");

        Diagnosis diagnosis = Doctor.examine(List.of(document("a.conf", corrected), document("b.conf", other)));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.problems()).isEmpty();
    }
}
