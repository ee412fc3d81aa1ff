package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.HostPort;
import dev.baton.config.Probe;

/// Commands that everybody writes into a `vrrp_script`, as the checks of ours that say the same without a process for
/// every try.
final class FamiliarCommand {
    private static final Pattern PROCESS = Pattern.compile("[^\\s\\p{Cntrl}/\\[\\]*?^$|().]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:-]{0,252}");
    private static final Pattern BASH_CONNECT = Pattern.compile("<\\s*/dev/tcp/([^/\\s]+)/([0-9]{1,5})");
    private static final int MAX_COMM = 15;
    private static final int MAX_PORT = 65_535;

    private FamiliarCommand() {}

    /// The check that a command is, if it is one of them.
    static Optional<Probe> probe(List<String> words) {
        if (words.size() < 2) {
            return Optional.empty();
        }
        List<String> args = words.subList(1, words.size());
        return switch (CommandWords.baseName(words.getFirst())) {
            case "killall" ->
                isSignalZero(args) ? process(args.subList(args.size() - 1, args.size())) : Optional.empty();
            case "pidof" -> process(args.getFirst().equals("-s") ? args.subList(1, args.size()) : args);
            case "pgrep" -> args.getFirst().equals("-x") ? process(args.subList(1, args.size())) : Optional.empty();
            case "nc", "ncat", "netcat" -> connect(args);
            case "bash" -> bash(args);
            case "ping" -> ping(args);
            default -> Optional.empty();
        };
    }

    private static boolean isSignalZero(List<String> args) {
        return (args.size() == 2 && (args.getFirst().equals("-0") || args.getFirst().equals("-s0")))
                || (args.size() == 3 && args.getFirst().equals("-s") && args.get(1).equals("0"));
    }

    private static Optional<Probe> process(List<String> args) {
        String name = args.size() == 1 ? CommandWords.baseName(args.getFirst()) : "";
        return name.length() <= MAX_COMM && PROCESS.matcher(name).matches() && !name.startsWith("-")
                ? Optional.of(new Probe.Processes(name, 1, Optional.empty()))
                : Optional.empty();
    }

    /// `nc -z [-w SECONDS] HOST PORT`.
    private static Optional<Probe> connect(List<String> args) {
        List<String> rest = args;
        boolean onlyConnects = false;
        while (!rest.isEmpty() && rest.getFirst().startsWith("-")) {
            String option = rest.getFirst();
            boolean isTimeout = option.equals("-w");
            boolean isKnown = isTimeout ? rest.size() > 1 : option.matches("-[zvn46]+|-w[0-9]+|-[zvn46]+w[0-9]+");
            if (!isKnown) {
                return Optional.empty();
            }
            onlyConnects |= option.indexOf('z') > 0;
            rest = rest.subList(isTimeout ? 2 : 1, rest.size());
        }
        return onlyConnects && rest.size() == 2 ? tcp(rest.getFirst(), rest.get(1)) : Optional.empty();
    }

    /// `bash -c "</dev/tcp/HOST/PORT"`.
    private static Optional<Probe> bash(List<String> args) {
        Matcher matcher = BASH_CONNECT.matcher(args.size() == 2 ? args.get(1).strip() : "");
        return args.getFirst().equals("-c") && matcher.matches()
                ? tcp(matcher.group(1), matcher.group(2))
                : Optional.empty();
    }

    private static Optional<Probe> tcp(String host, String port) {
        boolean isGood = HOST.matcher(host).matches() && port.matches("[0-9]{1,5}") && Integer.parseInt(port) > 0
                && Integer.parseInt(port) <= MAX_PORT;
        return isGood ? Optional.of(new Probe.Tcp(new HostPort(host, Integer.parseInt(port)))) : Optional.empty();
    }

    /// `ping -c 1 [-W SECONDS] HOST`.
    private static Optional<Probe> ping(List<String> args) {
        List<String> rest = args;
        while (rest.size() > 1 && rest.getFirst().startsWith("-")) {
            String option = rest.getFirst();
            boolean isPair = option.matches("-[cWwi]");
            if (!isPair && !option.matches("-[cWwi][0-9.]+|-[qn46]+")) {
                return Optional.empty();
            }
            rest = rest.subList(isPair ? 2 : 1, rest.size());
        }
        return rest.size() == 1 && HOST.matcher(rest.getFirst()).matches()
                ? Optional.of(new Probe.Icmp(rest.getFirst()))
                : Optional.empty();
    }
}
