package dev.baton.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.config.Place;
import dev.baton.config.RouterSpec;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.keepalived.Node;
import dev.baton.keepalived.Word;

/// Passwords: too long (C06), cut short by a comment mark (C12), and what they are worth (C19). No finding tells one.
final class PasswordChecks implements HostCheck {
    private static final int MAX_BYTES = 8;
    private static final int MAX_SPOTS = 10;
    private static final String MARKS = "#!";

    @Override
    public void look(Host host, Consumer<ConfigFinding> found) {
        host.conf().ifPresent(conf -> conf.instances().forEach((name, node) -> node.last("authentication")
                .flatMap(block -> block.last("auth_pass")).ifPresent(pass -> keepalived(host, name, pass, found))));
        List<Spot> spots = new ArrayList<>();
        List<RouterSpec> routers = host.config().routers().stream().filter(r -> r.password().isPresent()).toList();
        routers.stream().limit(MAX_SPOTS).forEach(r -> spots.add(
                new Spot(host.document().router(r.name(), Part.PASSWORD), r.name())));
        if (!routers.isEmpty()) {
            found.accept(ConfigFinding.of(Code.C19, host.subject(routers.getFirst().name()),
                    Told.list(routers.stream().map(RouterSpec::name).toList())
                            + (routers.size() == 1 ? " sends its" : " send their")
                            + " password in clear text with every advertisement: whoever can send a forged one has"
                            + " read it there. It keeps apart clusters that share a VRID by mistake, and protects from"
                            + " nothing else; RFC 3768 and later have dropped it.",
                    spots,
                    "Do not count on it: keep strangers off the segment, or use unicast peers and a filter for IP"
                            + " protocol 112. Version 3 has no password and can advertise more often than once a second;"
                            + " change all hosts together."));
        }
    }

    private static void keepalived(Host host, String name, Node pass, Consumer<ConfigFinding> found) {
        Optional<Word> value = pass.arg(0);
        int bytes = value.map(w -> w.text().getBytes(StandardCharsets.UTF_8).length).orElse(0);
        if (bytes > MAX_BYTES) {
            found.accept(ConfigFinding.at(Code.C06, host.subject(name), pass.keyword().place(),
                    "The password of " + name + " has " + bytes + " bytes, and an advertisement carries " + MAX_BYTES
                            + ": keepalived uses the first " + MAX_BYTES
                            + " only. A daemon that refuses the password, or"
                            + " that cuts it elsewhere, does not understand this host.",
                    "Write at most " + MAX_BYTES + " bytes, the same on all hosts: the first " + MAX_BYTES
                            + " of the present ones keep the cluster together."));
        }
        if (isCut(pass, value)) {
            found.accept(ConfigFinding.at(Code.C12, host.subject(name), pass.keyword().place(), value.isPresent()
                    ? "A ! or # in the password of " + name
                            + " begins a comment, even within a word: keepalived uses only"
                            + " what stands before it."
                    : "A ! or # begins a comment: keepalived finds no password for " + name
                            + " and does not authenticate.",
                    "Put the password into double quotes, on all hosts at the same time; single quotes do not help."));
        }
    }

    /// A mark that touches the password cuts it; one behind a space is a remark, unless nothing is before it.
    private static boolean isCut(Node pass, Optional<Word> value) {
        Place place = value.map(Word::place).orElseGet(() -> pass.keyword().place());
        String line = place.excerpt();
        int next = place.caret() + place.length();
        if (value.isEmpty()) {
            String rest = line.substring(Math.min(next, line.length())).stripLeading();
            return rest.length() > 1 && MARKS.indexOf(rest.charAt(0)) >= 0 && rest.charAt(1) != ' ';
        }
        return !value.get().quoted() && next < line.length() && MARKS.indexOf(line.charAt(next)) >= 0;
    }
}
