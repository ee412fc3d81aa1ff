package dev.baton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;

/// The baton command: where the program is put together.
@Command(name = "baton", header = "See, shape and test VRRP clusters.", synopsisSubcommandLabel = "COMMAND", description = "Without a command: the window, if there is a display, else this"
        + " text.", subcommands = {OpenWindow.class,
                RunLab.class,
                RunSimulation.class,
                RunNode.class,
                PairOnConsole.class,
                RunWatch.class,
                RunConvert.class,
                RunCheck.class,
                RunWhatif.class,
                RunConnect.class,
                RunNodes.class,
                RunStatus.class,
                RunAudit.class,
                RunPlan.class,
                RunPush.class,
                RunDrill.class,
                RunHandOver.class,
                RunResign.class,
                RunMaintenance.class,
                RunPriority.class}, versionProvider = Baton.Version.class, commandListHeading = "%nCommands:%n", footer = {
                        "",
                        "Exit status: 0 good, 1 failed, 2 wrong usage, 3 cannot.", "", "Example:",
                        "  baton lab --preset three --fault \"kill n1 @5s\" --for 15s"})
public final class Baton implements Callable<Integer> {
    /// Exit status: all is well.
    static final int GOOD = 0;
    /// Exit status: a verdict, a check or a push failed.
    static final int FAILED = 1;
    /// Exit status: the command line is wrong.
    static final int WRONG_USAGE = 2;
    /// Exit status: it cannot be done here.
    static final int CANNOT = 3;

    private static final int WIDTH = 110;

    private final Surroundings surroundings;

    Baton() {
        this(Surroundings.ofProcess(System.out, System.err));
    }

    Baton(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs the command line and ends the process with its exit status.
    public static void main(String[] args) {
        Baton baton = new Baton();
        baton.surroundings.interruption().listenToSignals();
        int status = baton.commandLine().execute(args);
        baton.surroundings.out().flush();
        baton.surroundings.err().flush();
        baton.surroundings.interruption().ended();
        System.exit(status);
    }

    /// The command line that this object is the root of.
    CommandLine commandLine() {
        Complaints complaints = new Complaints();
        CommandLine line = new CommandLine(this).setOut(surroundings.out()).setErr(surroundings.err())
                .setParameterExceptionHandler(complaints).setExecutionExceptionHandler(complaints)
                .setUsageHelpWidth(WIDTH).setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.isColoured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.getCommandSpec().addOption(OptionSpec.builder("--version").versionHelp(true)
                .description("Show the version and end.").build());
        helped(line);
        return line;
    }

    private static void helped(CommandLine command) {
        command.getCommandSpec().addOption(OptionSpec.builder("--help").usageHelp(true)
                .description("Show this text and end.").build());
        command.getSubcommands().values().forEach(Baton::helped);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Integer call() {
        if (surroundings.hasDisplay()) {
            var window = surroundings.window().get();
            if (window.isPresent()) {
                return window.get().open(WindowRequest.DEFAULT);
            }
        }
        commandLine().usage(surroundings.out());
        surroundings.out().flush();
        return GOOD;
    }

    /// The version of the build, from a resource that the build writes.
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Baton.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read version.properties", e);
        }
        return properties.getProperty("version", "unknown");
    }

    /// The version, and what it runs on.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"baton " + version() + " (Java " + Runtime.version() + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"};
        }
    }
}
