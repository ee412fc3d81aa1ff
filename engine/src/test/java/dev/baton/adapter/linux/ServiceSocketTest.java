package dev.baton.adapter.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceSocketTest {
    @Test
    void readyReachesTheServiceSocketsSocket(@TempDir Path folder) {
        assertThat(told(folder.resolve("notify").toString())).isEqualTo("READY=1\nSTATUS=2 routers");
    }

    @Test
    void readyReachesAnAbstractSocket() {
        assertThat(told("@baton-test-" + ProcessHandle.current().pid())).isEqualTo("READY=1\nSTATUS=2 routers");
    }

    private static String told(String path) {
        int fd = Libc.socket(Libc.AF_UNIX, Libc.SOCK_DGRAM | Libc.SOCK_CLOEXEC, 0);
        try (Arena arena = Arena.ofConfined()) {
            byte[] name = path.replace('@', '\0').getBytes(StandardCharsets.UTF_8);
            MemorySegment address = arena.allocate(2L + name.length, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) Libc.AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
            Libc.bind(fd, address);
            new ServiceSocket(Map.of("NOTIFY_SOCKET", path), 1).ready("2 routers");
            MemorySegment buffer = arena.allocate(4096);
            int length = (int) Libc.receive(fd, buffer);
            return new String(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        } finally {
            Libc.close(fd);
        }
    }

    @Test
    void withoutAServiceSocketNothingHappens() {
        new ServiceSocket(Map.of(), 1).ready("fine");
    }

    @Test
    void theWatchdogIsForTheProcessItNames() {
        Map<String, String> mine = Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", "42");
        assertThat(new ServiceSocket(mine, 42).watchdogNanos()).hasValue(3_000_000_000L);
        assertThat(new ServiceSocket(mine, 43).watchdogNanos()).isEmpty();
        assertThat(new ServiceSocket(Map.of("WATCHDOG_USEC", "-1"), 1).watchdogNanos()).isEmpty();
    }
}
