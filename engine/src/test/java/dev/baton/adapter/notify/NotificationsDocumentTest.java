package dev.baton.adapter.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds `docs/notifications.md` to what is sent.
class NotificationsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "notifications.md");
    private static final Pattern EXAMPLE = Pattern.compile("^```json\\R((?:.*\\R)*?)```$", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<Message> messages = List.of(new Message(7, 5, 1, Happenings.master("VI_1")),
            new Message(8, 7, 0, new Occurrence.GroupChanged("edge", Role.BACKUP, Role.MASTER,
                    Happenings.master("VI_1"))),
            new Message(9, 8, 0, Happenings.found(Occurrence.Status.OPENED)));

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    @Test
    void examples_areWhatIsPosted() throws IOException {
        List<JsonNode> examples = EXAMPLE.matcher(document()).results().map(e -> mapper.readTree(e.group(1))).toList();
        List<JsonNode> posted = messages.stream().map(new JsonBody(Happenings.ORIGIN)::of).map(mapper::readTree)
                .toList();
        assertThat(examples).isEqualTo(posted);
    }

    @Test
    void everyFieldAndVariable_hasARow() throws IOException {
        TreeSet<String> rows = new TreeSet<>(
                ROW.matcher(document()).results().map((MatchResult r) -> r.group(1)).toList());
        TreeSet<String> sent = new TreeSet<>();
        ScriptWords words = new ScriptWords(Happenings.ORIGIN);
        for (Message message : messages) {
            sent.addAll(mapper.readTree(new JsonBody(Happenings.ORIGIN).of(message)).propertyNames());
            sent.addAll(words.variables(message).keySet());
        }
        assertThat(rows).containsAll(sent);
    }

    @Test
    void limits_areThoseOfTheProgram() throws IOException {
        assertThat(document()).contains(Backlog.LIMIT / 1_000 + "," + "%03d".formatted(Backlog.LIMIT % 1_000)
                + " notifications wait for a receiver, and " + Backlog.TOTAL / 1_000 + ","
                + "%03d".formatted(Backlog.TOTAL % 1_000) + " for all",
                Retries.GIVE_UP_NANOS / 60_000_000_000L + " minutes",
                Retries.LONGEST_NANOS / 1_000_000_000L + " s",
                "at most " + WebhookDelivery.TOTAL_NANOS / 1_000_000_000L + " s",
                "after " + ScriptDelivery.TIMEOUT_NANOS / 1_000_000_000L + " s",
                Notifier.MAX_RECEIVERS + " receivers", Notifier.FAREWELL_NANOS / 1_000_000_000L + " s more");
    }

    @Test
    void arguments_areThoseOfKeepalived() {
        ScriptWords words = new ScriptWords(Happenings.ORIGIN);
        assertThat(messages.stream().map(words::arguments)).containsExactly(
                List.of("INSTANCE", "VI_1", "MASTER", "100"), List.of("GROUP", "edge", "MASTER", "0"),
                List.of("FINDING", "S01", "OPENED", "0"));
        assertThat(words.arguments(new Message(1, 0, 0, Happenings.router("VI_1", Role.MASTER, Role.INIT))))
                .containsExactly("INSTANCE", "VI_1", "STOP", "100");
        Map<String, String> said = words.variables(messages.getFirst());
        assertThat(said).containsEntry("BATON_ADDRESSES", "10.0.0.100/24").containsEntry("BATON_SKIPPED", "1")
                .containsEntry("BATON_SEQUENCE", "7").containsEntry("BATON_REASON", "MASTER_SILENT");
    }
}
