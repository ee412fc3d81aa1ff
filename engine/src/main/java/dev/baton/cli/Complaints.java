package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.baton.api.Problem.Kind;
import dev.baton.client.HomeException;
import dev.baton.client.NodeFailure;
import dev.baton.trust.BadCode;
import dev.baton.trust.TrustException;

/// Turns what went wrong into a sentence that says what to do, and an exit status.
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        return complain(command, sentence(problem, command), Baton.WRONG_USAGE);
    }

    private static String sentence(ParameterException problem, CommandLine command) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched().getFirst(), command);
            case OverwrittenOptionException twice when twice.getOverwritten() != null ->
                twice.getOverwritten() instanceof CommandLine.Model.OptionSpec option
                        ? option.longestName() + " was given twice; give it once."
                        : plain(problem);
            case MissingParameterException missing when !missing.getMissing().isEmpty()
                    && missing.getMissing().getFirst() instanceof CommandLine.Model.OptionSpec option ->
                option.longestName() + " needs a value: " + option.longestName() + " " + option.paramLabel() + ".";
            default -> plain(problem);
        };
    }

    private static String plain(ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String unmatched(String typed, CommandLine command) {
        boolean isOption = typed.startsWith("-");
        List<String> known = new ArrayList<>();
        if (isOption) {
            command.getCommandSpec().options().forEach(o -> known.add(o.longestName()));
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        String bare = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
        String shown = Amounts.shortened(bare);
        String what = isOption
                ? "There is no option '" + shown + "'."
                : known.isEmpty()
                        ? "'" + shown + "' is not expected here: every value follows its option."
                        : "There is no command '" + shown + "'; the commands are " + String.join(", ", known) + ".";
        return what + Suggestion.closest(bare, known).map(s -> " Did you mean '" + s + "'?").orElse("");
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult result) {
        return switch (problem) {
            case WrongUsage wrong -> complain(command, String.valueOf(wrong.getMessage()), Baton.WRONG_USAGE);
            case CannotDo cannot -> {
                say(command, String.valueOf(cannot.getMessage()));
                yield Baton.CANNOT;
            }
            case BadCode bad -> complain(command, String.valueOf(bad.getMessage()), Baton.WRONG_USAGE);
            case NodeFailure.Refused refused -> {
                say(command, String.valueOf(refused.getMessage()));
                boolean mayNot = refused.problem().is(Kind.FORBIDDEN) || refused.problem().is(Kind.NOT_PAIRED);
                yield mayNot ? Baton.CANNOT : Baton.FAILED;
            }
            case NodeFailure _,HomeException _,TrustException _ -> {
                say(command, String.valueOf(problem.getMessage()));
                yield Baton.CANNOT;
            }
            default -> {
                LOG.error("{} failed", command.getCommandSpec().qualifiedName(), problem);
                say(command, "failed unexpectedly (" + problem.getClass().getSimpleName()
                        + "); this is a fault of Baton, the lines above tell where.");
                yield Baton.FAILED;
            }
        };
    }

    private static int complain(CommandLine command, String sentence, int status) {
        say(command, sentence);
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return status;
    }

    private static void say(CommandLine command, String sentence) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        command.getErr().flush();
    }
}
