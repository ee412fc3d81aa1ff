package dev.baton.real;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.baton.adapter.linux.Namespace;

import static org.assertj.core.api.Assertions.assertThat;

/// What hosts of a segment see of one another, asked with the tools of the host.
final class Wire {
    private static final int CLOSED_PORT = 9;
    private static final int ANSWER_MILLIS = 800;

    private Wire() {}

    /// Runs a command inside a host, which has to succeed.
    static String in(Namespace host, String words) {
        return Namespace.run(words(host, words));
    }

    private static String[] words(Namespace host, String words) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", host.name()));
        all.addAll(List.of(words.split(" ")));
        return all.toArray(String[]::new);
    }

    /// Whether an address answers at all, its MAC asked of the segment anew.
    static boolean answers(Namespace from, String address) throws Exception {
        in(from, "ip neigh flush to " + address);
        return reaches(from, address);
    }

    /// Whether an address answers at all, at the MAC that the host believes it at: a host that takes the packet refuses
    /// a closed port at once, a dropped packet is not answered.
    static boolean reaches(Namespace from, String address) throws Exception {
        return from.inside(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, CLOSED_PORT), ANSWER_MILLIS);
                return true;
            } catch (ConnectException _) {
                return true;
            } catch (SocketTimeoutException | NoRouteToHostException _) {
                return false;
            }
        });
    }

    /// The MAC at which a host believes an address, such as `00:00:5e:00:01:33`; empty: it knows none.
    static String mac(Namespace host, String address) {
        String neighbour = in(host, "ip neigh show " + address);
        int at = neighbour.indexOf("lladdr ");
        return at < 0 ? "" : neighbour.substring(at + 7, at + 24);
    }

    /// The packets of a capture file that fit a display filter, with these fields.
    static List<String> fields(java.nio.file.Path capture, String filter, String... fields) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("tshark", "-r", capture.toString(), "-Y", filter, "-T", "fields", "-E", "separator=|"));
        for (String field : fields) {
            words.add("-e");
            words.add(field);
        }
        Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", words)).isIn(0, 2);
        return text.lines().toList();
    }
}
