package dev.baton.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabException;

/// Reads what was given as `--fault`, and points at what is wrong in it.
final class LabScriptOption {
    /// A complaint about a script begins with its column, counted from 1.
    private static final Pattern COLUMN = Pattern.compile("^Column \\d+: ");
    /// How much of a script is shown on either side of the place that is pointed at.
    private static final int SHOWN = 60;

    private LabScriptOption() {}

    /// All commands of all scripts in order of time.
    ///
    /// @throws WrongUsage with the place of what is wrong or cannot be done, or if a command comes after the end
    static List<LabCommand.Timed> read(Lab lab, List<String> scripts, long lengthNanos) {
        List<LabCommand.Timed> commands = new ArrayList<>();
        for (String script : scripts) {
            try {
                commands.addAll(LabCommand.script(script));
            } catch (LabException e) {
                throw new WrongUsage(pointed(script, e));
            }
        }
        check(lab, scripts, commands);
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

    /// A single script is checked with its columns; what contradicts itself across several is told without.
    private static void check(Lab lab, List<String> scripts, List<LabCommand.Timed> commands) {
        try {
            lab.check(commands.stream().sorted(Comparator.comparingLong(LabCommand.Timed::atNanos)).toList());
        } catch (LabException e) {
            throw new WrongUsage(
                    scripts.size() == 1 ? pointed(scripts.getFirst(), e) : "--fault: " + e.getMessage());
        }
    }

    private static String pointed(String script, LabException problem) {
        String message = COLUMN.matcher(String.valueOf(problem.getMessage())).replaceFirst("");
        if (problem.column().isEmpty()) {
            return "--fault: " + message;
        }
        int index = Math.clamp(problem.column().getAsInt() - 1L, 0, script.length());
        int from = Math.max(0, index - SHOWN);
        String shown = script.substring(from, Math.min(script.length(), index + SHOWN)).replaceAll("\\p{Cntrl}", " ");
        return "--fault: " + message + System.lineSeparator() + "  " + shown
                + System.lineSeparator() + "  " + " ".repeat(index - from) + "^";
    }
}
