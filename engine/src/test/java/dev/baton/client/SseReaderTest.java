package dev.baton.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.client.SseReader.Event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SseReaderTest {
    private static List<Event> read(InputStream in) throws IOException {
        SseReader reader = new SseReader(in);
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }

    private static List<Event> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void linesEndWithCrLfOrBoth(String end) throws IOException {
        String text = "event: beat\nid: 7\ndata: a\ndata: é\n\n: comment\n\ndata:  b\n\n".replace("\n", end);

        assertThat(read(text)).containsExactly(new Event("beat", "a\né", "7"), new Event("message", " b", "7"));
    }

    @Test
    void everySplitOfTheBytesGivesTheSame() throws IOException {
        byte[] bytes = "\uFEFFevent:x\r\nid:1\r\ndata:ü\r\n\r\ndata\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= bytes.length; at++) {
            InputStream first = new ByteArrayInputStream(bytes, 0, at);
            InputStream second = new ByteArrayInputStream(bytes, at, bytes.length - at);
            assertThat(read(new SequenceInputStream(first, second)))
                    .containsExactly(new Event("x", "ü", "1"), new Event("message", "", "1"));
        }
        List<InputStream> single = new ArrayList<>();
        for (byte b : bytes) {
            single.add(new ByteArrayInputStream(new byte[]{b}));
        }
        assertThat(read(new SequenceInputStream(Collections.enumeration(single)))).hasSize(2);
    }

    @Test
    void eventThatTheStreamEndsWithin_isNone_andWithoutDataTooAndItsKindIsForgotten() throws IOException {
        assertThat(read("event: lost\n\ndata: a\n\ndata: cut")).containsExactly(new Event("message", "a", ""));
    }

    @Test
    void idWithANulIsNotTaken() throws IOException {
        assertThat(read("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n")).extracting(Event::lastId)
                .containsExactly("1", "1");
    }

    @Test
    void lineThatNeverEnds_endsTheStream() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) 'a');
                return length;
            }
        };

        assertThatThrownBy(() -> read(endless)).isInstanceOf(IOException.class).hasMessageContaining("longer than");
    }

    @Test
    void eventThatNeverEnds_endsTheStream() {
        String line = "data: " + "a".repeat(1 << 20) + "\n";

        assertThatThrownBy(() -> read(line.repeat(9))).isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }
}
