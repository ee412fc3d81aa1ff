package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.ShownPackets;
import dev.baton.app.testing.Feeds;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Snapshot;
import dev.baton.dissect.FieldName;
import dev.baton.dissect.Filter;
import dev.baton.dissect.FilterException;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.WireSightings;

import static org.assertj.core.api.Assertions.assertThat;

class FilterCompletionTest {
    private final KnownValues known = known();
    private final FilterCompletion completion = new FilterCompletion(Texts.of(Locale.ENGLISH), () -> known);

    private static KnownValues known() {
        ShownPackets feed = Feeds.of(Feeds.split(20));
        PacketStore store = feed.store();
        WireSightings wire = new WireSightings("here");
        Snapshot snapshot = Snapshot.EMPTY;
        for (long number = 1; number <= store.lastNumber(); number++) {
            snapshot = Reducer.reduceAll(snapshot, wire.of(store.packet(number).orElseThrow()));
        }
        return KnownValues.of(feed.cards(), snapshot);
    }

    private List<Suggestion> suggest(String text) {
        return completion.suggest(text, text.length());
    }

    private List<String> words(String text) {
        return suggest(text).stream().map(Suggestion::word).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"vrrp.pr; vrrp.prio", "prio; vrrp.prio", "VRRP.VIRT; vrrp.virt_rtr_id",
            "vrrp && ip.t; ip.ttl", "!arp.isg; arp.isgratuitous", "(eth.s; eth.src"})
    void wordOfAField_isCompleted(String text, String field) {
        assertThat(words(text)).first().isEqualTo(field);
    }

    @Test
    void fieldOfOrder_hasAllRelations() {
        assertThat(words("vrrp.prio ")).containsExactly("==", "!=", ">", "<", ">=", "<=", "in {", "&&", "||");
        assertThat(words("vrrp.prio >")).containsExactly(">=");
        assertThat(suggest("vrrp.prio =").getFirst().whole()).isEqualTo("vrrp.prio == ");
    }

    @Test
    void fieldOfText_containsAndMatches() {
        assertThat(words("frame.comment ")).containsExactly("==", "!=", "contains", "matches", "in {", "&&", "||");
        assertThat(suggest("frame.comment con").getFirst().whole()).isEqualTo("frame.comment contains ");
    }

    @Test
    void protocol_isOnlyJoined() {
        assertThat(words("vrrp ")).containsExactly("&&", "||");
    }

    @Test
    void values_areThoseSeen() {
        assertThat(words("ip.src == ")).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(words("ip.addr == ")).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(words("ip.src == 10.0.0.2")).isEmpty();
        assertThat(words("vrrp.virt_rtr_id == ")).containsExactly("51");
        assertThat(words("vrrp.prio in {150, ")).containsExactly("120", "150");
        assertThat(words("vrrp.ip_addr == ")).containsExactly("10.0.0.100");
        assertThat(words("frame.interface_name == ")).containsExactly("\"eth7\"");
        assertThat(words("frame.interface_name == \"et")).containsExactly("\"eth7\"");
        assertThat(words("arp.isgratuitous == ")).containsExactly("1", "0");
    }

    @Test
    void afterAValue_anotherTestIsJoined() {
        assertThat(words("vrrp.prio > 100 ")).containsExactly("&&", "||");
        assertThat(words("vrrp.prio in {1, 2} ")).containsExactly("&&", "||");
        assertThat(words("frame.comment contains \"a && b\" ")).containsExactly("&&", "||");
        assertThat(words("vrrp.prio > 100 &")).containsExactly("&&");
        assertThat(words("vrrp.prio > 100 && ")).contains("vrrp.prio", "!");
    }

    @Test
    void wholeField_isFollowedByItsRelations() {
        assertThat(words("vrrp.prio")).contains("==", ">=");
        assertThat(suggest("vrrp.prio").stream().filter(s -> s.word().equals(">=")).findFirst().orElseThrow().whole())
                .isEqualTo("vrrp.prio >= ");
    }

    @Test
    void inTheMiddle_whatFollowsStays() {
        Suggestion suggestion = completion.suggest("vrrp.pr > 100", 7).getFirst();
        assertThat(suggestion.whole()).isEqualTo("vrrp.prio > 100");
        assertThat(suggestion.caret()).isEqualTo("vrrp.prio".length());
    }

    /// A filter that is completed all the way can be read.
    @Test
    void suggestions_makeFiltersThatCanBeRead() {
        for (FieldName field : FieldName.values()) {
            assertThat(read(field.wireshark())).as(field.wireshark()).isTrue();
            for (Suggestion relation : suggest(field.wireshark() + " ")) {
                for (Suggestion value : suggest(relation.whole())) {
                    String whole = value.whole() + (relation.word().equals("in {") ? "}" : "");
                    if (!value.word().equals("!")) {
                        assertThat(read(whole)).as(whole).isTrue();
                    }
                }
            }
        }
    }

    private static boolean read(String filter) {
        try {
            Filter.parse(filter);
            return true;
        } catch (FilterException e) {
            return false;
        }
    }

    @Test
    void everySuggestion_isDescribed_inEachLanguage() {
        for (Locale language : Texts.LANGUAGES) {
            FilterCompletion spoken = new FilterCompletion(Texts.of(language), () -> known);
            for (String text : Arrays.asList("v", "vrrp.prio ", "frame.comment ", "ip.src == ", "vrrp && ")) {
                assertThat(spoken.suggest(text, text.length())).as("%s %s", language, text).isNotEmpty()
                        .allMatch(suggestion -> !suggestion.description().isBlank());
            }
        }
    }
}
