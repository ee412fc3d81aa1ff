package dev.baton.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabException;

/// Reads what was given as `--fault`, and points at what is wrong in it.
final class LabScriptOption {
    /// A complaint about a script begins with its column, counted from 1.
    private static final Pattern COLUMN = Pattern.compile("^Column (\\d{1,6}): ");
    /// How much of a script is shown on either side of the place that is pointed at.
    private static final int SHOWN = 60;

    private LabScriptOption() {}

    /// All commands of all scripts in order of time.
    ///
    /// @throws WrongUsage with the place of what is wrong, or if a command comes after the end
    static List<LabCommand.Timed> read(List<String> scripts, long lengthNanos) {
        List<LabCommand.Timed> commands = new ArrayList<>();
        for (String script : scripts) {
            try {
                commands.addAll(LabCommand.script(script));
            } catch (LabException e) {
                throw new WrongUsage(pointed(script, String.valueOf(e.getMessage())));
            }
        }
        commands.sort(Comparator.comparingLong(LabCommand.Timed::atNanos));
        for (LabCommand.Timed command : commands) {
            if (command.atNanos() > lengthNanos) {
                throw new WrongUsage("--fault: '" + command.command().text() + "' at "
                        + Amounts.span(command.atNanos()) + " comes after the end at " + Amounts.span(lengthNanos)
                        + "; make --for longer or the time earlier.");
            }
        }
        return commands;
    }

    private static String pointed(String script, String message) {
        Matcher matcher = COLUMN.matcher(message);
        if (!matcher.find()) {
            return "--fault: " + message;
        }
        int index = Math.clamp(Integer.parseInt(matcher.group(1)) - 1L, 0, script.length());
        int from = Math.max(0, index - SHOWN);
        String shown = script.substring(from, Math.min(script.length(), index + SHOWN)).replaceAll("\\p{Cntrl}", " ");
        return "--fault: " + message.substring(matcher.end()) + System.lineSeparator() + "  " + shown
                + System.lineSeparator() + "  " + " ".repeat(index - from) + "^";
    }
}
