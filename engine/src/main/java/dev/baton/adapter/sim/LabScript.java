package dev.baton.adapter.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text form of lab commands. Every complaint names the column, counted from 1 in the whole text.
final class LabScript {
    /// How many commands one script may have.
    static final int MAX_COMMANDS = 10_000;

    private static final String VERBS = "kill, stop, continue, start, end, link, cut, heal, fail, pass, priority,"
            + " hand-over, resign, maintenance, drift, loss, delay, duplicate";
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final Pattern PPM = Pattern.compile("([+-]?\\d{1,6})ppm");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final long LONGEST_NANOS = 1_000L * 3_600_000_000_000L;

    private record Word(String text, int column) {}

    private record Router(String node, String name) {}

    private LabScript() {}

    static LabCommand parse(String text) {
        List<Word> words = words(text, 1);
        if (words.isEmpty()) {
            throw new LabException("There is no command; the commands are: " + VERBS + ".");
        }
        return command(words, text.length() + 1);
    }

    static List<LabCommand.Timed> script(String text) {
        List<LabCommand.Timed> commands = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            List<Word> words = words(text.substring(start, end), start + 1);
            if (!words.isEmpty()) {
                if (commands.size() == MAX_COMMANDS) {
                    throw new LabException("A script has at most " + MAX_COMMANDS + " commands.");
                }
                commands.add(timed(words, end + 1));
            }
            start = end + 1;
        }
        commands.sort(Comparator.comparingLong(LabCommand.Timed::atNanos));
        return List.copyOf(commands);
    }

    private static LabCommand.Timed timed(List<Word> words, int endColumn) {
        Word last = words.getLast();
        if (!last.text().startsWith("@")) {
            return new LabCommand.Timed(command(words, endColumn), 0, words.getFirst().column());
        }
        long at = duration(new Word(last.text().substring(1), last.column() + 1), "a time such as 5s");
        if (words.size() == 1) {
            throw at(last.column(), "there is no command before '" + last.text() + "'; the commands are: " + VERBS);
        }
        return new LabCommand.Timed(command(words.subList(0, words.size() - 1), last.column()), at,
                words.getFirst().column());
    }

    private static LabCommand command(List<Word> words, int endColumn) {
        Arguments arguments = new Arguments(words, endColumn);
        Word verb = arguments.next("a command");
        LabCommand command = switch (verb.text()) {
            case "kill" -> new LabCommand.Kill(arguments.name());
            case "stop" -> new LabCommand.Stop(arguments.name());
            case "continue" -> new LabCommand.Continue(arguments.name());
            case "start" -> new LabCommand.Start(arguments.name());
            case "end" -> new LabCommand.End(arguments.name());
            case "link" -> arguments.link();
            case "cut" -> new LabCommand.Cut(arguments.name(), arguments.name());
            case "heal" -> arguments.isDone()
                    ? new LabCommand.HealAll()
                    : new LabCommand.Heal(arguments.name(), arguments.name());
            case "fail" -> arguments.check(false);
            case "pass" -> arguments.check(true);
            case "priority" -> arguments.priority();
            case "hand-over" -> {
                Router heir = arguments.router();
                yield new LabCommand.HandOver(heir.node(), heir.name());
            }
            case "resign" -> {
                Router resigning = arguments.router();
                yield new LabCommand.Resign(resigning.node(), resigning.name());
            }
            case "maintenance" -> arguments.maintenance();
            case "drift" -> new LabCommand.Drift(arguments.name(), arguments.ppm());
            case "loss" -> new LabCommand.Loss(arguments.share());
            case "delay" -> new LabCommand.Delay(duration(arguments.next("a delay such as 20ms"),
                    "a delay such as 20ms"));
            case "duplicate" -> new LabCommand.Duplicate(arguments.share());
            default -> throw at(verb.column(), "'" + verb.text() + "' is no command; the commands are: " + VERBS);
        };
        arguments.done();
        return command;
    }

    private static List<Word> words(String text, int firstColumn) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), firstColumn + matcher.start()));
        }
        return words;
    }

    private static LabException at(int column, String problem) {
        return new LabException(column, "Column " + column + ": " + problem + ".");
    }

    private static long duration(Word word, String wanted) {
        Matcher matcher = DURATION.matcher(word.text());
        if (!matcher.matches()) {
            throw at(word.column(), "'" + word.text() + "' is not " + wanted);
        }
        long unit = switch (matcher.group(2)) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST_NANOS)) > 0) {
            throw at(word.column(), "'" + word.text() + "' is longer than 1000h");
        }
        return nanos.longValue();
    }

    /// The shortest text of a duration that [#parse] reads back.
    static String duration(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        return nanos % 1_000_000L == 0
                ? nanos / 1_000_000L + "ms"
                : nanos % 1_000L == 0 ? nanos / 1_000L + "us" : nanos + "ns";
    }

    /// The text of a share as [#parse] reads it back.
    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /// The words after the verb, taken one by one.
    private static final class Arguments {
        private final List<Word> words;
        private final int endColumn;
        private int next;

        Arguments(List<Word> words, int endColumn) {
            this.words = words;
            this.endColumn = endColumn;
        }

        boolean isDone() {
            return next == words.size();
        }

        Word next(String wanted) {
            if (isDone()) {
                throw at(endColumn, words.isEmpty()
                        ? wanted + " is missing"
                        : "after '" + words.getLast().text() + "' " + wanted + " is missing");
            }
            return words.get(next++);
        }

        String name() {
            Word word = next("the name of a node");
            if (word.text().indexOf('@') > 0) {
                throw at(word.column(), "'" + word.text() + "' is no node; a time is written after a space: '"
                        + word.text().replaceFirst("@", " @") + "'");
            }
            return word.text();
        }

        void done() {
            if (!isDone()) {
                Word extra = words.get(next);
                throw at(extra.column(), "'" + extra.text() + "' is one word too many (commands are separated by ';',"
                        + " a time is written '@5s')");
            }
        }

        LabCommand link() {
            Word way = next("'up' or 'down'");
            if (!way.text().equals("up") && !way.text().equals("down")) {
                throw at(way.column(), "'" + way.text() + "' is neither 'up' nor 'down'");
            }
            return new LabCommand.Link(name(), way.text().equals("up"));
        }

        LabCommand check(boolean passing) {
            Word word = next("a check such as nginx@n1");
            int sign = word.text().indexOf('@');
            if (sign < 1 || sign == word.text().length() - 1) {
                throw at(word.column(), "'" + word.text() + "' is not a check and a node such as nginx@n1");
            }
            return new LabCommand.Check(word.text().substring(0, sign), word.text().substring(sign + 1), passing);
        }

        Router router() {
            Word word = next("a router such as n1/VI_1");
            int slash = word.text().indexOf('/');
            if (slash < 1 || slash == word.text().length() - 1) {
                throw at(word.column(), "'" + word.text() + "' is not a node and a router such as n1/VI_1");
            }
            return new Router(word.text().substring(0, slash), word.text().substring(slash + 1));
        }

        /// Without a word it begins.
        LabCommand maintenance() {
            Router router = router();
            if (isDone()) {
                return new LabCommand.Maintenance(router.node(), router.name(), true);
            }
            Word way = next("'on' or 'off'");
            if (!way.text().equals("on") && !way.text().equals("off")) {
                throw at(way.column(), "'" + way.text() + "' is neither 'on' nor 'off'");
            }
            return new LabCommand.Maintenance(router.node(), router.name(), way.text().equals("on"));
        }

        LabCommand priority() {
            Router router = router();
            Word value = next("a priority");
            if (!NUMBER.matcher(value.text()).matches() || Integer.parseInt(value.text()) < 1
                    || Integer.parseInt(value.text()) > 255) {
                throw at(value.column(), "'" + value.text() + "' is no priority between 1 and 255");
            }
            return new LabCommand.Priority(router.node(), router.name(), Integer.parseInt(value.text()));
        }

        int ppm() {
            Word word = next("a drift such as 500ppm");
            Matcher matcher = PPM.matcher(word.text());
            if (!matcher.matches() || Math.abs(Integer.parseInt(matcher.group(1))) > SimClock.MAX_DRIFT_PPM) {
                throw at(word.column(), "'" + word.text() + "' is no drift between -" + SimClock.MAX_DRIFT_PPM
                        + "ppm and " + SimClock.MAX_DRIFT_PPM + "ppm");
            }
            return Integer.parseInt(matcher.group(1));
        }

        double share() {
            Word word = next("a share such as 5%");
            Matcher matcher = PERCENT.matcher(word.text());
            if (!matcher.matches() || Double.parseDouble(matcher.group(1)) > 100) {
                throw at(word.column(), "'" + word.text() + "' is no share between 0% and 100%");
            }
            return new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
        }
    }
}
