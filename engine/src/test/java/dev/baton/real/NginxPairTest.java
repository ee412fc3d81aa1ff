package dev.baton.real;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The published pair, imported and corrected, does what its authors wanted: when nginx ends on one host, the page of the
/// other appears at the same address, and back.
class NginxPairTest {
    /// The check polls once a second where it cannot be told by the kernel, as inside namespaces.
    private static final long POLL_MICROS = 1_000_000;
    /// RFC 3768: three intervals of 1 s and the skew of priority 98, (256 - 98) / 256 s.
    private static final long MASTER_DOWN_MICROS = 3_000_000 + 158 * 1_000_000L / 256;
    /// What the client, a page and a busy machine add.
    private static final long MARGIN_MICROS = 1_000_000;

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @EnumSource(NginxPair.Partner.class)
    void nginxStopped_showsThePageOfTheOtherHost_andBack(NginxPair.Partner partner) throws Exception {
        Rig.needs("nginx", "nsenter", "unshare");
        Peer.Kind.KEEPALIVED.assumeInstalled();
        try (NginxPair pair = new NginxPair(folder, partner)) {
            NginxFailover failover = NginxFailover.on(pair);
            assertThat(failover.pages()).containsExactly(pair.first().page(), pair.second().page(),
                    pair.first().page());
            assertThat(failover.gapOver().micros()).as("gap while the address goes over").isBetween(
                    MASTER_DOWN_MICROS - 1_000_000, POLL_MICROS + MASTER_DOWN_MICROS + MARGIN_MICROS);
            assertThat(failover.gapBack().micros()).as("gap on the way back: both hosts serve").isLessThan(
                    MARGIN_MICROS / 2);
        }
    }
}
