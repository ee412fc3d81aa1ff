package dev.baton.adapter.linux;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class AcceptFilterTest {
    @Test
    void packetsToTheAddressAreDroppedAndOthersAreNot() throws Exception {
        assumeTrue(Namespace.possible(), "network namespaces need root");
        try (Namespace server = new Namespace("srv"); Namespace client = new Namespace("cli")) {
            server.ip("link add eth0 type veth peer name eth0 netns " + client.name());
            server.ip("addr add 10.0.0.1/24 dev eth0");
            server.ip("addr add 10.0.0.100/24 dev eth0");
            server.ip("link set eth0 up");
            client.ip("addr add 10.0.0.9/24 dev eth0");
            client.ip("link set eth0 up");
            assertThat(answers(client, "10.0.0.100")).isTrue();
            runInside(server,
                    new AcceptFilter("n 1").rules(List.of(IpAddress.parse("10.0.0.100"), IpAddress.parse("fd00::1"))));
            assertThat(answers(client, "10.0.0.100")).isFalse();
            assertThat(answers(client, "10.0.0.1")).isTrue();
            runInside(server, new AcceptFilter("n 1").rules(List.of()));
            assertThat(answers(client, "10.0.0.100")).isTrue();
        }
    }

    private static void runInside(Namespace host, String rules) throws Exception {
        Process nft = new ProcessBuilder("ip", "netns", "exec", host.name(), "nft", "-f", "-").inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE).start();
        try (var in = nft.outputWriter()) {
            in.write(rules);
        }
        assertThat(nft.waitFor()).isZero();
    }

    /// A closed port on a host that takes the packet is refused at once; a dropped packet is not answered.
    private static boolean answers(Namespace from, String address) throws Exception {
        return from.inside(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, 9), 400);
                return true;
            } catch (ConnectException _) {
                return true;
            } catch (SocketTimeoutException _) {
                return false;
            }
        });
    }
}
