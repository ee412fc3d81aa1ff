package dev.baton.agent;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.1, 8642", "10.0.0.1:99, 10.0.0.1, 99", "[fd00::1]:99, fd00::1, 99",
            "[fd00::1], fd00::1, 8642",
            "fd00::1, fd00::1, 8642"})
    void addressIsReadWithOrWithoutItsPort(String text, String host, int port) {
        assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n1", "n1:8642", "10.0.0.1:x", "10.0.0.1:70000", "10.0.0.1:", "224.0.0.18:1", "ff02::1",
            ":8642",
            "10.0.0:1", "[]:1"})
    void whatIsNoAddressIsToldWithWhatToGive(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give an address of this machine");
    }

    private static void open(ListenAddress listen, Path folder) {
        ManualClock clock = new ManualClock();
        FakeEngine engine = new FakeEngine(1);
        try (AuditLog audit = AuditLog.openIn(folder, clock);
                Agent agent = Agent.open(AgentSetup.of(listen, folder),
                        new Views(engine, new FakeDesk(), () -> "", List::of), audit, clock)) {
            assertThat(agent.address().getPort()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:0", "[::]:0"})
    void agentDoesNotListenEverywhereUnasked(String everywhere, @TempDir Path folder) {
        assertThatThrownBy(() -> open(ListenAddress.parse(everywhere), folder)).isInstanceOf(AgentException.class)
                .hasMessageContaining("--listen-everywhere");
    }

    @Test
    void agentDoesNotListenOnAVirtualAddress(@TempDir Path folder) {
        assertThatThrownBy(() -> open(ListenAddress.parse("127.0.0.99:0"), folder)).isInstanceOf(AgentException.class)
                .hasMessageContaining("is a virtual address");
    }

    @Test
    void portInUseAndForeignAddressAreTold(@TempDir Path folder) throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> open(new ListenAddress("127.0.0.1", taken.getLocalPort()), folder))
                    .isInstanceOf(AgentException.class).hasMessageContaining("no other program may use the port");
        }
        assertThatThrownBy(() -> open(ListenAddress.parse("192.0.2.1:0"), folder)).isInstanceOf(AgentException.class);
    }

    @Test
    void budgetIsPerAddressAndForAll() throws Exception {
        Budget budget = new Budget(new Limits.Pace(1, 2), new Limits.Pace(2, 3));
        InetAddress one = InetAddress.getByAddress(new byte[]{10, 0, 0, 1});
        InetAddress two = InetAddress.getByAddress(new byte[]{10, 0, 0, 2});
        long second = 1_000_000_000L;

        assertThat(budget.take(one, 0, 0)).isZero();
        assertThat(budget.take(one, 0, 0)).isZero();
        assertThat(budget.take(one, 0, 0)).isEqualTo(Budget.NEVER);
        assertThat(budget.take(two, 0, 0)).isZero();
        assertThat(budget.take(two, 0, 0)).isEqualTo(Budget.NEVER);
        assertThat(budget.take(two, 0, second)).isEqualTo(second / 2);
        assertThat(budget.take(one, 3 * second, 0)).isZero();
    }

    @Test
    void neighboursInOneIpv6NetworkShareABudget() throws Exception {
        assertThat(Budget.key(InetAddress.ofLiteral("2001:db8::1")))
                .isEqualTo(Budget.key(InetAddress.ofLiteral("2001:db8::ffff:1")))
                .isNotEqualTo(Budget.key(InetAddress.ofLiteral("2001:db8:0:1::1")));
    }
}
