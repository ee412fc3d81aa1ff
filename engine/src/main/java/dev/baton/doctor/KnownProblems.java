package dev.baton.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;
import dev.baton.keepalived.BraceCount;
import dev.baton.keepalived.Node;

/// Problems that the readers find and that have a code: they are told as findings, and once. What follows from another
/// finding is left out.
final class KnownProblems {
    private record Known(Code code, Pattern message) {}

    private static final List<Known> YAML = List.of(
            new Known(Code.C01, Pattern.compile("^vrid \\d+ is used twice for .*", Pattern.DOTALL)),
            new Known(Code.C06, Pattern.compile("^the password has (9|\\d\\d+) bytes; .*", Pattern.DOTALL)),
            new Known(Code.C14, Pattern.compile("^\\S+ belongs to router '.*", Pattern.DOTALL)));
    private static final List<Known> KEEPALIVED = List.of(
            new Known(Code.C01, Pattern.compile("^VRID \\d+ is that of .*", Pattern.DOTALL)),
            new Known(Code.C13, Pattern.compile("^the \\S+ '.*' is defined only below.*", Pattern.DOTALL)));
    private static final Pattern OUTSIDE = Pattern.compile("-?\\d+ is outside 1\\.\\.255");
    private static final Pattern RANGED = Pattern.compile("(vrid|priority)[\"']?\\s*:\\s*$");
    private static final String REFUSED = "a node refuses this: ";
    private static final String BELONGS = " belongs to router '";
    private static final String NO_VRID = "has no virtual_router_id from 1 to 255";
    private static final String ELSEWHERE = "It belongs into ";
    private static final String NOTHING = "there is no vrrp_instance here";

    private final Document document;
    private final String host;
    private final Consumer<ConfigFinding> found;
    private final List<Problem> others = new ArrayList<>();

    private KnownProblems(Document document, String host, Consumer<ConfigFinding> found) {
        this.document = document;
        this.host = host;
        this.found = found;
    }

    /// Tells what has a code, and gives the rest.
    static List<Problem> tell(Document document, String host, Consumer<ConfigFinding> found) {
        KnownProblems problems = new KnownProblems(document, host, found);
        switch (document) {
            case YamlDocument yaml -> yaml.problems().forEach(problems::yaml);
            case ConfDocument conf -> problems.keepalived(conf);
        }
        return problems.others;
    }

    private void yaml(Problem problem) {
        Optional<Code> code = YAML.stream().filter(k -> k.message().matcher(problem.message()).matches())
                .map(Known::code).findFirst().or(() -> isRange(problem) ? Optional.of(Code.C02) : Optional.empty());
        code.ifPresentOrElse(c -> tell(c, problem), () -> others.add(Secrets.hidden(problem)));
    }

    /// Which key a value is for stands before it on its line.
    private static boolean isRange(Problem problem) {
        String line = problem.place().excerpt();
        return OUTSIDE.matcher(problem.message()).matches()
                && RANGED.matcher(line.substring(0, Math.min(problem.place().caret(), line.length()))).find();
    }

    private void keepalived(ConfDocument conf) {
        RangeCheck.look(conf, host, found);
        Optional<BraceCount> braces = BraceCount.of(conf.conf());
        braces.ifPresent(this::tell);
        for (Problem problem : conf.problems()) {
            Optional<Code> code = KEEPALIVED.stream().filter(k -> k.message().matcher(problem.message()).matches())
                    .map(Known::code).findFirst();
            if (code.isPresent()) {
                tell(code.get(), problem);
            } else if (braces.isEmpty() && isOfNothing(problem, conf)) {
                others.add(new Problem(dev.baton.config.Severity.WARNING, problem.place(),
                        "there is no vrrp_instance here, so that there is nothing to check", problem.advice()));
            } else if (!isTold(problem, conf, braces)) {
                others.add(Secrets.hidden(problem));
            }
        }
    }

    /// A file without routers may be as it was meant: for the load balancer, or to be included.
    private static boolean isOfNothing(Problem problem, ConfDocument conf) {
        return problem.message().startsWith(NOTHING) && !conf.conf().nodes().isEmpty()
                && conf.conf().all("vrrp_instance").findAny().isEmpty();
    }

    /// Whether a finding says it already, or it follows from one.
    private static boolean isTold(Problem problem, ConfDocument conf, Optional<BraceCount> braces) {
        boolean isShared = problem.message().startsWith(REFUSED) && problem.message().contains(BELONGS);
        boolean isVrid = problem.message().contains(NO_VRID) && conf.conf().all("vrrp_instance")
                .anyMatch(node -> isAt(node, problem.place()) && RangeCheck.badVrid(node).isPresent());
        boolean isBrace = braces.isPresent() && (braces.get().noticed().contains(problem.place())
                || problem.advice().startsWith(ELSEWHERE) || problem.message().startsWith(NOTHING));
        return isShared || isVrid || isBrace;
    }

    private static boolean isAt(Node instance, Place place) {
        return instance.arg(0).filter(name -> name.place().equals(place)).isPresent();
    }

    private void tell(BraceCount braces) {
        List<Spot> spots = new ArrayList<>();
        spots.add(new Spot(braces.place(), ""));
        braces.noticed().stream().filter(place -> !place.equals(braces.place())).limit(1)
                .forEach(place -> spots.add(new Spot(place, "noticed here")));
        found.accept(ConfigFinding.of(Code.C15, host, braces.sentence(), spots, braces.fix()));
    }

    /// A node refuses a YAML file for any error; keepalived runs all the same.
    private void tell(Code code, Problem problem) {
        boolean isRefused = document instanceof YamlDocument
                && problem.severity() == dev.baton.config.Severity.ERROR;
        String message = problem.message();
        found.accept(new ConfigFinding(code, isRefused ? Severity.ERROR : code.severity(), host,
                Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".",
                List.of(new Spot(problem.place(), "")), problem.advice()));
    }
}
