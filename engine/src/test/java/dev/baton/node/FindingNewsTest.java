package dev.baton.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.notify.Occurrence;
import dev.baton.config.NodeConfig;
import dev.baton.config.PlacedAddress;
import dev.baton.config.RouterSpec;
import dev.baton.finding.Code;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class FindingNewsTest {
    private static final Machine MACHINE = new Machine(
            List.of(new Link(2, "eth0", true, true, new MacAddress(0x02_00_00_00_00_01L), 1_500, "", 0)),
            List.of(new InterfaceAddress(2, VirtualAddress.parse("10.0.0.1/24"), false, false, false, -1, 0)));

    private final FindingNews news = new FindingNews();
    private long now = 1;

    private static Finding finding(Code code, String subject, long sinceNanos, boolean isOpen) {
        return new Finding(code, subject, "cause", List.of(new Evidence(1, "seen")), "fix", sinceNanos, sinceNanos, 1,
                isOpen ? OptionalLong.empty() : OptionalLong.of(sinceNanos + 1));
    }

    private List<String> look(Finding... findings) {
        List<String> told = new ArrayList<>();
        for (Occurrence each : news.of(List.of(findings), Instant.EPOCH, now)) {
            if (each instanceof Occurrence.Found found) {
                told.add(found.status() + " " + found.code().orElse("-") + " " + found.about());
            }
        }
        return told;
    }

    @Test
    void finding_isToldOnceWhenItOpens_andOnceWhenItEnds() {
        assertThat(look(finding(Code.S01, "a", 5, true))).containsExactly("OPENED S01 a");
        assertThat(look(finding(Code.S01, "a", 5, true))).isEmpty();
        assertThat(look(finding(Code.S01, "a", 5, false))).containsExactly("ENDED S01 a");
        assertThat(look(finding(Code.S01, "a", 5, false))).isEmpty();
        assertThat(look(finding(Code.S01, "a", 9, true))).as("again").containsExactly("OPENED S01 a");
    }

    @Test
    void findingThatCameAndWentBetweenTwoLooks_isToldAll() {
        assertThat(look(finding(Code.S04, "a", 5, false))).containsExactly("OPENED S04 a", "ENDED S04 a");
    }

    @Test
    void findingThatEndedAndCameAgainBetweenTwoLooks_isOpenAllTheTime() {
        look(finding(Code.S01, "a", 5, true));
        assertThat(look(finding(Code.S01, "a", 7, true))).isEmpty();
        assertThat(look(finding(Code.S01, "a", 7, false))).containsExactly("ENDED S01 a");
    }

    @Test
    void findingAboutARouterThatIsTested_isToldAfterwardsIfItIsStillThere() {
        RouterSpec router = RouterSpec.draft("VI_1", "eth0", 51, List.of(PlacedAddress.parse("10.0.0.100/24"))).build();
        RouterConfig config = NodePlan.of(NodeConfig.of("n1", List.of(router)), MACHINE).setup().routers().getFirst()
                .config();
        String about = "VRID 51 " + config.family() + " eth0";
        news.know(new Subjects(List.of(config), List.of()));
        news.quiet(Set.of("VI_1"));
        assertThat(look(finding(Code.S01, about, 5, true), finding(Code.S01, "other", 5, true)))
                .containsExactly("OPENED S01 other");
        assertThat(look(finding(Code.S04, about, 6, false))).as("it came and went").doesNotContain("S04");

        news.quiet(Set.of());

        assertThat(look(finding(Code.S01, about, 7, true))).contains("OPENED S01 " + about);
        assertThat(look(finding(Code.S01, about, 7, false))).containsExactly("ENDED S01 " + about);
    }

    @Test
    void findingThatIsNotKeptAnyMore_hasEnded() {
        look(finding(Code.S01, "a", 5, true));
        assertThat(look()).containsExactly("ENDED S01 a");
        assertThat(look()).isEmpty();
    }

    @Test
    void moreThanAMinuteHasRoomFor_areToldInTheNext_theWorstFirst() {
        Finding[] all = IntStream.range(0, FindingNews.MAX_A_MINUTE + 5)
                .mapToObj(i -> finding(i < 3 ? Code.P16 : Code.S01, "s" + i, 5, true)).toArray(Finding[]::new);
        List<String> first = look(all);
        assertThat(first).hasSize(FindingNews.MAX_A_MINUTE).allMatch(t -> t.startsWith("OPENED S01"));
        assertThat(look(all)).isEmpty();
        now += FindingNews.MINUTE_NANOS;
        assertThat(look(all)).hasSize(5).contains("OPENED P16 s0", "OPENED P16 s1", "OPENED P16 s2");
    }

    @Test
    void whatCameAndWentUntold_isCountedAndTold() {
        look(IntStream.range(0, FindingNews.MAX_A_MINUTE).mapToObj(i -> finding(Code.S01, "s" + i, 5, true))
                .toArray(Finding[]::new));
        List<Finding> more = new ArrayList<>(IntStream.range(0, FindingNews.MAX_A_MINUTE)
                .mapToObj(i -> finding(Code.S01, "s" + i, 5, true)).toList());
        more.add(finding(Code.P16, "flash", 6, false));
        assertThat(look(more.toArray(Finding[]::new))).isEmpty();
        now += FindingNews.MINUTE_NANOS;
        List<Occurrence> next = news.of(more, Instant.EPOCH, now);
        assertThat(next).hasSize(1);
        assertThat(next.getFirst()).isInstanceOfSatisfying(Occurrence.Found.class,
                f -> assertThat(f.sentence()).startsWith("1 findings came and went untold"));
    }
}
