package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.Place;

/// What the commands of a shell script do, as far as that can be told by reading them.
///
/// @param lookups    where it looks for a process
/// @param process    the process that all lookups are for; empty when there is none or more than one
/// @param isOnlyThat whether nothing else is looked at
/// @param kills      where it kills, stops or restarts the VRRP daemon
/// @param opens      where it gives everybody the right to write
/// @param neverFails whether it surely ends with status 0: its last word is the end of an `if` or a loop, and nothing sets
///                   another status
record ScriptText(List<Place> lookups, Optional<String> process, boolean isOnlyThat, List<Place> kills,
        List<Place> opens, boolean neverFails) {
    /// Lines that are read of a script.
    private static final int MAX_LINES = 2_000;
    private static final int MAX_LINE = 1_000;

    private static final String OPTIONS = "(?:\\s+-\\S+)*\\s+";
    private static final String NAME = "[\"']?(?:\\S*/)?\\[?(?<name>[A-Za-z0-9_.][A-Za-z0-9_.\\]-]*)";
    private static final List<Pattern> LOOKUPS = List.of(
            Pattern.compile("\\bps\\s[^|;&]*-C\\s*" + NAME),
            Pattern.compile("\\bps\\s[^;&]*?\\|\\s*grep" + "(?:\\s+-\\S+)*\\s+(?!-)" + NAME),
            Pattern.compile("\\bps\\s[^;&]*?\\|\\s*awk\\s+[\"']?/" + NAME),
            Pattern.compile("\\bpgrep" + OPTIONS + NAME), Pattern.compile("\\bpidof" + OPTIONS + NAME),
            Pattern.compile("\\bkillall\\s+(?:-0|-s\\s*0)\\s+" + NAME));
    private static final Pattern OTHERS = Pattern.compile(
            "\\b(curl|wget|nc|ncat|netcat|telnet|f?ping6?|openssl|ss|netstat|lsof|mysql\\w*|mariadb\\S*|psql|pg_isready|"
                    + "redis-cli|mongo\\w*|sqlite3|ab|dig|nslookup|host|socat|arping|nmap|ipvsadm|stat|cat|ip|kubectl|docker|"
                    + "python\\d?|perl|php|ruby|node|systemctl\\s+(is-\\w+|status)|nginx\\s+-t|haproxy\\s+-c)\\s|/dev/tcp/|"
                    + "\\[{1,2}\\s+!?\\s*-[efrsdhLSpx]\\s|\\btest\\s+!?\\s*-[efrsdhLSpx]\\s|\\bservice\\s+\\S+\\s+status");
    private static final String SIGNALS = "(?!\\s+-(?:s\\s*)?(?:0|1|HUP|SIGHUP|USR1|SIGUSR1|USR2|SIGUSR2)\\b)";
    private static final String DAEMON = "\\b(?:keepalived|baton)\\b";
    private static final List<Pattern> KILLS = List.of(
            Pattern.compile("\\b(?:killall|pkill)\\b" + SIGNALS + "[^;|&]*" + DAEMON),
            Pattern.compile("\\bkill\\b" + SIGNALS + "[^;&]*" + DAEMON),
            Pattern.compile(DAEMON + "[^;&]*\\bxargs\\s+(?:-\\S+\\s+)*kill\\b" + SIGNALS),
            Pattern.compile(
                    "\\bsystemctl\\s+(?:-\\S+\\s+)*(?:stop|restart|kill|try-restart|reload-or-restart|disable)\\s"
                            + "[^;|&]*" + DAEMON),
            Pattern.compile("\\b(?:service|rc-service)\\s+(?:keepalived|baton)\\s+(?:stop|restart|force-stop)\\b"),
            Pattern.compile("/init\\.d/(?:keepalived|baton)\\s+(?:stop|restart)\\b"));
    private static final Pattern OPENS = Pattern.compile(
            "\\bchmod\\s+(?:-\\S+\\s+)*(?:0?[0-7][0-7][2367]|[ugo]*[ao][ugo]*\\+[rxst]*w[rwxst]*|\\+[rxst]*w[rwxst]*)\\s");
    private static final Pattern NOT_FOR = Pattern.compile("\\|\\s*[ef]?grep\\s+-\\w*v\\w*\\s+\\S+");
    private static final Pattern SHELL = Pattern.compile("#!\\s*\\S*(?:/|/env\\s+)(?:ba|da|k|z|a)?sh\\b.*");
    private static final Pattern END = Pattern.compile("(?:fi|done|esac|exit\\s+0|true|:)\\s*;?");
    private static final Pattern STATUS = Pattern.compile("\\bexit\\s+(?!0\\b)\\S|\\breturn\\s+(?!0\\b)\\S|\\bfalse\\b|"
            + "\\bset\\s+-\\w*e");

    ScriptText {
        lookups = List.copyOf(lookups);
        kills = List.copyOf(kills);
        opens = List.copyOf(opens);
    }

    /// Reads a script.
    static ScriptText of(String file, String text) {
        Reader reader = new Reader(file);
        text.lines().limit(MAX_LINES).forEach(reader::line);
        return reader.read();
    }

    /// Reads a command as it stands in a configuration.
    static ScriptText ofCommand(Place place, String command) {
        Reader reader = new Reader(place.file());
        reader.line(command);
        ScriptText inFile = reader.read();
        return new ScriptText(moved(inFile.lookups, place), inFile.process, inFile.isOnlyThat,
                moved(inFile.kills, place), moved(inFile.opens, place), false);
    }

    private static List<Place> moved(List<Place> places, Place to) {
        return places.stream().limit(1).map(_ -> to).toList();
    }

    /// The line without a remark at its end.
    private static String code(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /// Reads line after line.
    private static final class Reader {
        private final String file;
        private final List<Place> lookups = new ArrayList<>();
        private final List<Place> kills = new ArrayList<>();
        private final List<Place> opens = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private boolean looksElsewhere;
        private boolean setsStatus;
        private String last = "";
        private int number;

        Reader(String file) {
            this.file = file;
        }

        void line(String whole) {
            number++;
            String line = whole.length() <= MAX_LINE ? whole : whole.substring(0, MAX_LINE);
            looksElsewhere |= number == 1 && line.startsWith("#!") && !SHELL.matcher(line).matches();
            // A remark that tells to open the script to everybody is as bad as a command.
            first(List.of(OPENS), line + " ", line).ifPresent(opens::add);
            String code = NOT_FOR.matcher(code(line)).replaceAll("");
            if (code.isBlank()) {
                return;
            }
            last = code.strip();
            for (Pattern pattern : LOOKUPS) {
                pattern.matcher(code).results()
                        .forEach(m -> names.add(m.group("name").replace("]", "")));
            }
            first(LOOKUPS, code, line).ifPresent(lookups::add);
            first(KILLS, code, line).ifPresent(kills::add);
            looksElsewhere |= OTHERS.matcher(code).find();
            setsStatus |= STATUS.matcher(code).find();
        }

        private Optional<Place> first(List<Pattern> patterns, String code, String line) {
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(code);
                if (matcher.find()) {
                    int length = matcher.group().stripTrailing().length();
                    return Optional.of(Place.inLine(file, number, matcher.start() + 1, length, line));
                }
            }
            return Optional.empty();
        }

        ScriptText read() {
            return new ScriptText(lookups, names.size() == 1 ? names.stream().findFirst() : Optional.empty(),
                    !looksElsewhere, kills, opens, !setsStatus && END.matcher(last).matches());
        }
    }
}
