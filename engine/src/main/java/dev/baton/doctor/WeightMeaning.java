package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.baton.config.Place;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;

/// A positive weight where the name of the check or a remark beside it speaks of loss (C18). A name that only says "check"
/// is enough for a weight that is more than the usual bonus of a few points. A remark that says that the weight is added
/// ends all doubt.
final class WeightMeaning implements HostCheck {
    /// The manuals' own examples add so much to the host that works: nobody means a loss by it.
    static final int USUAL_BONUS = 5;

    private static final Pattern LOSS_NAME = Pattern.compile(
            "(^|[-_.])(down|fail(s|ed|ure|ing)?|dead|lost|loss|broken|error|bad|minus|penalty)([-_.]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECK_NAME = Pattern.compile("^(chk|check)|[-_.](chk|check)$",
            Pattern.CASE_INSENSITIVE);
    /// What a remark says of a priority that sinks.
    private static final Pattern LOSS = Pattern.compile(
            "\\b(decreas|reduc|lower|subtract|minus|deduct|drop|demot|penal|los(es|ing)\\b)|(^|\\s)-\\d+|减|減|降|扣",
            Pattern.CASE_INSENSITIVE);
    /// What a remark at the weight itself says of when it counts.
    private static final Pattern FAILURE = Pattern.compile("\\b(fail|down\\b|dead\\b|dies\\b)|失败|失敗|挂|掛|宕|不存在",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GAIN = Pattern.compile(
            "\\b(add|increas|rais|bonus|plus|gain|higher|bump|grant)|\\+\\s*\\d|加|增|提|升", Pattern.CASE_INSENSITIVE);

    /// What was found out about one weight.
    private record Doubt(String reason, Optional<Place> remark) {}

    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        Set<String> told = new LinkedHashSet<>();
        List<String> lines = host.document().text().lines().toList();
        for (RouterSpec router : host.config().routers()) {
            for (TrackSpec track : host.tracked(router)) {
                String name = track.target().checkName();
                boolean isCheck = track.target() instanceof TrackSpec.OfCheck;
                if (isCheck && track.weight() > 0 && !track.reverse() && router.priority() < 255) {
                    Optional<Doubt> doubt = doubt(host.document(), lines, router.name(), name, track.weight());
                    if (doubt.isPresent() && told.add(name)) {
                        found.accept(finding(host, router, name, track.weight(), doubt.get()));
                    }
                }
            }
        }
    }

    private static Optional<Doubt> doubt(Document document, List<String> lines, String router, String check,
            int weight) {
        List<Place> around = new ArrayList<>();
        for (Place place : List.of(document.tracked(router, check), document.check(check, Part.NAME))) {
            remarks(document, lines, place, around);
        }
        List<Place> beside = new ArrayList<>();
        remarks(document, lines, document.weight(router, check), beside);
        remarks(document, lines, document.check(check, Part.WEIGHT), beside);
        boolean isGain = Stream.concat(around.stream(), beside.stream())
                .anyMatch(p -> GAIN.matcher(p.excerpt()).find());
        Optional<Place> loss = Stream.concat(beside.stream(), around.stream())
                .filter(p -> LOSS.matcher(p.excerpt()).find()).findFirst()
                .or(() -> beside.stream().filter(p -> FAILURE.matcher(p.excerpt()).find()).findFirst());
        if (isGain) {
            return Optional.empty();
        }
        if (loss.isPresent()) {
            return Optional.of(new Doubt("the remark beside it speaks of loss", loss));
        }
        if (LOSS_NAME.matcher(check).find()) {
            return Optional.of(new Doubt("the name speaks of loss", Optional.empty()));
        }
        return CHECK_NAME.matcher(check).find() && weight > USUAL_BONUS
                ? Optional.of(
                        new Doubt("the name says that something is checked, so that a failure should cost something",
                                Optional.empty()))
                : Optional.empty();
    }

    /// The remark at the end of the line, and those on the lines right above it, as places whose excerpt is the remark.
    private static void remarks(Document document, List<String> lines, Place place, List<Place> into) {
        if (!place.file().equals(document.file()) || place.line() > lines.size()) {
            return;
        }
        String marks = document instanceof ConfDocument ? "#!" : "#";
        remark(lines.get(place.line() - 1), marks).ifPresent(r -> into.add(at(place.file(), place.line(), lines, r)));
        for (int above = place.line() - 1; above > 0; above--) {
            String line = lines.get(above - 1).strip();
            if (line.isEmpty() || marks.indexOf(line.charAt(0)) < 0) {
                return;
            }
            into.add(at(place.file(), above, lines, line));
        }
    }

    private static Place at(String file, int line, List<String> lines, String remark) {
        int column = lines.get(line - 1).indexOf(remark) + 1;
        return new Place(file, line, column, remark.length(), remark, 0);
    }

    private static Optional<String> remark(String line, String marks) {
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            isQuoted ^= c == '"';
            if (!isQuoted && marks.indexOf(c) >= 0 && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return Optional.of(line.substring(i));
            }
        }
        return Optional.empty();
    }

    private static ConfigFinding finding(Host host, RouterSpec router, String check, int weight, Doubt doubt) {
        int base = router.priority();
        List<Spot> spots = new ArrayList<>();
        spots.add(new Spot(host.document().weight(router.name(), check), "a positive weight"));
        doubt.remark().ifPresent(place -> spots.add(new Spot(place, "the remark")));
        return ConfigFinding.of(Code.C18, host.subject(check), "The weight " + weight + " of " + check
                + " is positive, and " + doubt.reason() + ". A positive weight adds while the check passes: "
                + router.name() + " has " + Told.sum(base, weight) + " then, and " + base
                + " when it fails. A negative one subtracts while the check fails: with " + -weight + " it would be "
                + base + " while it passes, and " + Told.sum(base, -weight) + " when it fails.", spots,
                "If a failure shall cost " + weight + " points, write 'weight" + (host.conf().isPresent() ? " " : ": ")
                        + -weight + "'" + " on all hosts. If passing shall add " + weight
                        + ", compare the sums and not the written priorities with those of the other hosts, and say so in a"
                        + " remark beside it: '# adds " + weight + " while it passes'.");
    }
}
