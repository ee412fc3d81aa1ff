package dev.baton.doctor;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import dev.baton.config.Place;
import dev.baton.finding.Code;
import dev.baton.keepalived.Node;
import dev.baton.keepalived.Word;

/// VRIDs and priorities out of range in a keepalived.conf (C02), also in an instance that keepalived then does not run.
/// In YAML they are refused when the file is read.
final class RangeCheck {
    private static final Pattern GOOD = Pattern.compile("0*([1-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])");

    private RangeCheck() {}

    static void look(ConfDocument conf, String host, Consumer<ConfigFinding> found) {
        conf.conf().all("vrrp_instance").forEach(instance -> {
            String name = instance.arg(0).map(Word::text).orElse("vrrp_instance");
            bad(instance, "virtual_router_id").ifPresent(word -> found.accept(ConfigFinding.at(Code.C02,
                    host + " " + name, word.place(), "The VRID '" + shown(word) + "' of " + name
                            + " is outside 1..255: keepalived does not run this instance.",
                    "Write the VRID that the other hosts have, 1..255.")));
            bad(instance, "priority").ifPresent(word -> found.accept(ConfigFinding.at(Code.C02, host + " " + name,
                    word.place(), "The priority '" + shown(word) + "' of " + name
                            + " is outside 1..255: keepalived uses 100 instead, and this host is not where it was meant to"
                            + " be in the order.",
                    "Write 1..254; 255 is for the owner of the addresses.")));
        });
    }

    /// Where the bad values are.
    static Optional<Place> badVrid(Node instance) {
        return bad(instance, "virtual_router_id").map(Word::place);
    }

    private static Optional<Word> bad(Node instance, String keyword) {
        return instance.last(keyword).flatMap(node -> node.arg(0)).filter(w -> !GOOD.matcher(w.text()).matches());
    }

    private static String shown(Word word) {
        String text = word.text().replaceAll("\\p{Cntrl}", " ");
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
