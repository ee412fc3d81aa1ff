package dev.baton.keepalived;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A large file is imported while somebody waits; how long it takes is printed and judged by nobody here.
@Tag("measured")
class ImportSpeedTest {
    private static final int ROUTERS = 2_000;
    private static final int WARM_UP = 5;
    private static final long MILLI = 1_000_000L;

    @Test
    void twoThousandRouters() {
        String text = text();
        long nanos = 0;
        for (int i = 0; i <= WARM_UP; i++) {
            long start = System.nanoTime();
            Import result = ConfImporter.read(Conf.read("k.conf", text, "n1", FileSource.NONE), "n1");
            nanos = System.nanoTime() - start;
            assertThat(result.config().orElseThrow().routers()).hasSize(ROUTERS);
            assertThat(result.isUsable()).isTrue();
        }
        System.out.println(
                "import of " + ROUTERS + " routers, " + text.length() + " characters: " + nanos / MILLI + " ms");
    }

    private static String text() {
        StringBuilder text = new StringBuilder(
                "global_defs {\n router_id n1\n}\nvrrp_script app {\n script /x/app\n}\n");
        for (int i = 0; i < ROUTERS; i++) {
            text.append("""
                    vrrp_instance VI_%d {
                        state BACKUP
                        interface eth%d
                        virtual_router_id %d
                        priority 100
                        advert_int 1
                        authentication {
                            auth_type PASS
                            auth_pass 1111
                        }
                        virtual_ipaddress {
                            10.%d.%d.1/24
                        }
                        track_script {
                            app weight -20
                        }
                        notify_master /x/tell
                    }
                    """.formatted(i, i / 250, 1 + i % 250, i / 250, i % 250));
        }
        return text.toString();
    }
}
