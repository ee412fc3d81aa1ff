package dev.baton.app.traffic;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.FeedState;
import dev.baton.app.source.FeedState.Phase;
import dev.baton.app.source.SourceKind;

import static org.assertj.core.api.Assertions.assertThat;

class FeedWordsTest {
    private static final FedSource LIVE = new FedSource(SourceKind.LIVE, "eth0, eth1");

    private static List<FeedWords.Told> told(FedSource source, FeedState state, boolean paused, long waiting) {
        return new FeedWords(Texts.of(Locale.ENGLISH)).of(source, state, paused, waiting);
    }

    private static FeedState state(Phase phase, long received, String problem) {
        return new FeedState(phase, received, 0, 0, 0, problem);
    }

    @Test
    void packetsThatComeWhole_needNoWords() {
        assertThat(told(LIVE, state(Phase.LIVE, 10, ""), false, 0)).isEmpty();
    }

    @Test
    void firstPacket_isWaitedFor_withTheInterfacesAndTheFilter() {
        assertThat(told(LIVE, state(Phase.LIVE, 0, ""), false, 0)).singleElement().satisfies(told -> {
            assertThat(told.title()).contains("eth0, eth1");
            assertThat(told.text()).contains("VRRP").contains("224.0.0.18");
            assertThat(told.actionId()).isEqualTo("source.capture");
        });
    }

    @Test
    void paused_countsWhatWaits() {
        assertThat(told(LIVE, state(Phase.LIVE, 10, ""), true, 12_345)).singleElement()
                .satisfies(told -> assertThat(told.text()).contains("12,345 new packets"));
        assertThat(told(LIVE, state(Phase.LIVE, 10, ""), true, 1)).singleElement()
                .satisfies(told -> assertThat(told.text()).contains("1 new packet is"));
    }

    @Test
    void lostPackets_areCountedWhereTheyWereLost() {
        FeedState lost = new FeedState(Phase.LIVE, 1_000, 30, 20, 7, "");
        assertThat(told(LIVE, lost, false, 0)).singleElement().satisfies(told -> {
            assertThat(told.level()).isEqualTo(FeedWords.Level.WARNING);
            assertThat(told.title()).contains("57 packets");
            assertThat(told.text()).contains("kernel lost 30").contains("card 20").contains("left out 7");
        });
    }

    @Test
    void interfaceThatIsGone_isTriedAgain_andEndedCaptureIsAnError() {
        assertThat(told(LIVE, state(Phase.WAITING, 5, "eth0 is down."), false, 0)).singleElement()
                .satisfies(told -> assertThat(told.text()).startsWith("eth0 is down.").contains("every second"));
        assertThat(told(LIVE, state(Phase.ENDED, 5, "Out of memory."), false, 0)).singleElement()
                .satisfies(told -> {
                    assertThat(told.level()).isEqualTo(FeedWords.Level.ERROR);
                    assertThat(told.text()).startsWith("Out of memory.");
                });
    }

    @Test
    void file_saysOnlyWhatIsWrongWithIt() {
        FedSource file = new FedSource(SourceKind.FILE, "pair.pcap");
        assertThat(told(file, state(Phase.ENDED, 5, ""), false, 0)).isEmpty();
        assertThat(told(file, state(Phase.ENDED, 5, "It ends in the middle."), false, 0)).singleElement()
                .satisfies(told -> assertThat(told.title()).contains("pair.pcap").contains("first 5"));
        assertThat(told(file, state(Phase.ENDED, 0, ""), false, 0)).singleElement()
                .satisfies(told -> assertThat(told.title()).contains("holds no packets"));
    }

    @Test
    void severalThings_areAllSaid_theWorstOfTheSourceFirst() {
        FeedState state = new FeedState(Phase.WAITING, 1_000, 1, 0, 0, "eth0 is down.");
        assertThat(told(LIVE, state, true, 3)).extracting(FeedWords.Told::level).containsExactly(
                FeedWords.Level.WARNING, FeedWords.Level.NOTE, FeedWords.Level.WARNING);
    }
}
