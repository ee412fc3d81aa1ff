package dev.baton.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PairingCodeTest {
    private static final KeyHash NODE = Identity.make("n1").hash();
    private static final KeyHash CLIENT = Identity.make("window").hash();
    private static final PairingSecret SECRET = PairingSecret.random();

    @ParameterizedTest
    @ValueSource(strings = {"10.63.0.154", "n1", "n1.example.net", "fd00::1", "fe80::1%eth0", "::ffff:10.0.0.1"})
    void codeIsReadAsItWasPrinted(String host) {
        String text = new PairingCode(host, 8642, NODE, SECRET).reveal();

        PairingCode read = PairingCode.parse("  " + text.substring(0, 40) + "\n " + text.substring(40) + "\n");

        assertThat(read.host()).isEqualTo(host);
        assertThat(read.port()).isEqualTo(8642);
        assertThat(read.node()).isEqualTo(NODE);
        assertThat(read.secret().hex()).isEqualTo(SECRET.hex());
        assertThat(PairingCode.parse(text.toUpperCase(java.util.Locale.ROOT)).reveal()).isEqualToIgnoringCase(text);
    }

    @Test
    void everyTruncationAndEveryTypingErrorInKeyOrSecretIsFound() {
        String text = new PairingCode("10.63.0.154", 8642, NODE, SECRET).reveal();
        int keyBegins = text.indexOf(NODE.hex());

        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThatThrownBy(() -> PairingCode.parse(cut)).isInstanceOf(BadCode.class)
                    .hasMessageNotContaining(SECRET.hex());
            if (i >= keyBegins && text.charAt(i) != ':') {
                String typo = cut + (text.charAt(i) == 'b' ? 'c' : 'b') + text.substring(i + 1);
                assertThatThrownBy(() -> PairingCode.parse(typo)).isInstanceOf(BadCode.class)
                        .hasMessageContaining("typing error");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "baton2:n1:8642:", "baton1:", "baton1:n1", "baton1:fd00::1:8642:",
            "baton1:[fd00::1:",
            "baton1::8642:KEY:SECRET", "baton1:n1:0:KEY:SECRET", "baton1:n1:65536:KEY:SECRET", "baton1:n1:x:KEY:SECRET",
            "baton1:n 1/../:8642:KEY:SECRET", "baton1:-n1:8642:KEY:SECRET", "baton1:n1:8642:KEY:SECRET:more"})
    void whatIsNoCodeIsToldWithWhatToDo(String text) {
        String whole = new PairingCode("h", 1, NODE, SECRET).reveal();
        String secret = whole.substring(whole.lastIndexOf(':') + 1);
        String filled = text.replace("KEY", NODE.hex()).replace("SECRET", secret);

        assertThatThrownBy(() -> PairingCode.parse(filled)).isInstanceOf(BadCode.class)
                .hasMessageMatching("(?s).*(Copy it again|A pairing code is baton1).*").hasMessageNotContaining(secret);
    }

    @Test
    void secretIsInNothingButTheCode() {
        PairingCode code = new PairingCode("n1", 8642, NODE, SECRET);
        String secret = code.reveal().substring(code.reveal().lastIndexOf(':') + 1);

        assertThat(code.toString() + SECRET).doesNotContain(secret, SECRET.hex());
    }

    @Test
    void proofsAreBoundToBothKeysTheNameAndTheDirection() {
        KeyHash other = Identity.make("other").hash();
        Set<String> proofs = new HashSet<>(List.of(SECRET.clientProof(CLIENT, NODE, "w"),
                SECRET.clientProof(other, NODE, "w"), SECRET.clientProof(CLIENT, other, "w"),
                SECRET.clientProof(CLIENT, NODE, "v"), SECRET.nodeProof(NODE, CLIENT), SECRET.nodeProof(CLIENT, NODE),
                PairingSecret.random().clientProof(CLIENT, NODE, "w")));

        assertThat(proofs).hasSize(7);
        assertThat(PairingSecret.same(PairingSecret.ofHex(SECRET.hex()).clientProof(CLIENT, NODE, "w"),
                SECRET.clientProof(CLIENT, NODE, "w"))).isTrue();
        assertThat(PairingSecret.same(SECRET.nodeProof(NODE, CLIENT), "")).isFalse();
    }

    @Test
    void wordsAreTheSameAtBothEndsAndOthersForOtherKeys() {
        assertThat(VerificationWords.all()).hasSize(VerificationWords.LIST_SIZE).doesNotHaveDuplicates()
                .allMatch(w -> w.matches("[a-z]{3,9}"));
        assertThat(VerificationWords.of(NODE, CLIENT)).hasSize(4).isEqualTo(VerificationWords.of(NODE, CLIENT))
                .isNotEqualTo(VerificationWords.of(CLIENT, NODE))
                .isNotEqualTo(VerificationWords.of(NODE, Identity.make("other").hash()));
    }

    @Test
    void hashIsOfTheKeyAndHexOnly() {
        assertThat(new KeyHash("AB".repeat(32)).hex()).isEqualTo("ab".repeat(32));
        assertThatThrownBy(() -> new KeyHash("ab")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> new KeyHash("xy".repeat(32))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0-9 and a-f");
    }
}
