package dev.baton.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLSocket;

/// Sends bytes as they are.
final class RawHttp {
    private RawHttp() {}

    static void send(SSLSocket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// Sends a request and reads one answer: all of its head, and of its body what Content-Length announces.
    static String exchange(SSLSocket socket, String bytes) throws IOException {
        send(socket, bytes);
        return answer(socket.getInputStream(), bytes.startsWith("HEAD"));
    }

    static String answer(InputStream in, boolean isHead) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            String soFar = head.toString(StandardCharsets.ISO_8859_1);
            if (soFar.endsWith("\r\n\r\n")) {
                int length = isHead ? 0 : length(soFar);
                return soFar + new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines().filter(l -> l.startsWith("Content-Length: ")).findFirst()
                .map(l -> Integer.parseInt(l.substring("Content-Length: ".length()))).orElse(0);
    }
}
