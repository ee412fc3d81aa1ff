package dev.baton.keepalived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is to say of a keyword of keepalived to who writes a keepalived.conf: from the same tables that read it.
///
/// @param names      as it is written; others than the first are older ones
/// @param form       what follows it: `1..255`, `on | off`; empty: nothing
/// @param fallback   what counts when it is not there; may be empty
/// @param isBlock    whether braces follow
/// @param isImported whether Baton takes it over
/// @param note       what it becomes, or why it is not taken over
/// @param values     the only values there are; empty where there are too many
public record KeywordHelp(List<String> names, String form, String fallback, boolean isBlock, boolean isImported,
        String note, List<String> values) {
    private static final Pattern CHOICE = Pattern.compile("\\[?([\\w-]+(?: \\| [\\w-]+)+)]?");
    private static final List<String> NAMED = List.of("vrrp_instance", "vrrp_sync_group", "vrrp_script", "track_file",
            "vrrp_track_file", "vrrp_track_process", "garp_group", "bfd_instance", "track_group", "virtual_server");
    private static final Map<String, KeywordTable> BLOCKS = blocks();

    public KeywordHelp {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /// Its own name.
    public String name() {
        return names.getFirst();
    }

    /// The keywords that can stand in a block; empty where a block holds something else than keywords, or is unknown.
    ///
    /// @param path the keywords of the blocks around, from the top of the file; none is the top itself
    public static List<KeywordHelp> in(List<String> path) {
        return table(path).map(table -> table.keywords().stream().<KeywordHelp>map(KeywordHelp::of).toList())
                .orElse(List.of());
    }

    /// A keyword of a block, by any of its names.
    public static Optional<KeywordHelp> find(List<String> path, String name) {
        return table(path).flatMap(table -> table.find(name)).<KeywordHelp>map(KeywordHelp::of);
    }

    /// Whether a block at the top of the file has a name behind its keyword.
    public static boolean isNamed(String block) {
        return NAMED.contains(block);
    }

    private static Optional<KeywordTable> table(List<String> path) {
        if (path.size() <= 1) {
            return Optional.ofNullable(BLOCKS.get(path.isEmpty() ? "" : path.getFirst()));
        }
        boolean isInInstance = path.size() == 2 && path.getFirst().equals("vrrp_instance");
        return isInInstance ? Optional.ofNullable(BLOCKS.get("vrrp_instance " + path.get(1))) : Optional.empty();
    }

    private static Map<String, KeywordTable> blocks() {
        Map<String, KeywordTable> blocks = new LinkedHashMap<>();
        blocks.put("", Blocks.TOP);
        for (KeywordTable table : List.of(InstanceKeywords.TABLE, ObjectKeywords.SYNC_GROUP,
                ObjectKeywords.VRRP_SCRIPT, ObjectKeywords.TRACK_FILE, ObjectKeywords.TRACK_PROCESS, Blocks.BFD,
                Blocks.TRACK_GROUP, ObjectKeywords.GARP_GROUP, GlobalKeywords.TABLE)) {
            blocks.put(table.title(), table);
        }
        blocks.put("vrrp_track_file", ObjectKeywords.TRACK_FILE);
        blocks.put("vrrp_instance authentication", InstanceKeywords.AUTH_TABLE);
        blocks.put("vrrp_instance auth_hmac", Blocks.AUTH_HMAC);
        return blocks;
    }

    private static <T> KeywordHelp of(Keyword<T> keyword) {
        String form = keyword.accepts().words().replace("\\", "");
        boolean isBlock = keyword.accepts().equals(Accepts.BLOCK) || form.endsWith("{ }") || form.endsWith("}");
        boolean isImported = keyword.fate() == Fate.TAKEN || keyword.fate() == Fate.CHANGED;
        var matcher = CHOICE.matcher(form);
        List<String> values = matcher.matches() ? List.of(matcher.group(1).split(" \\| ", -1)) : List.of();
        return new KeywordHelp(keyword.names(), isBlock ? "" : form, keyword.fallback(), isBlock, isImported,
                keyword.note(), values);
    }
}
