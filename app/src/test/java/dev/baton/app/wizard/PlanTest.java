package dev.baton.app.wizard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.app.i18n.Texts;
import dev.baton.app.testing.SampleSource;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Snapshot;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.whatif.Fleet;
import dev.baton.whatif.Predictor;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTest {
    private static final Snapshot HEARD = SampleSource.snapshot(0, 1, Freshness.LIVE, Health.READY, Health.READY);

    @Test
    void everyPreset_givesGoodConfigurations_withOneHolderForEachAddress() {
        for (Start start : Start.values()) {
            if (start == Start.WIRE) {
                continue;
            }
            Plan plan = Beginnings.of(start, Snapshot.EMPTY, List.of("a", "b", "c", "d"));
            assertThat(plan.problems()).as(start.name()).isEmpty();
            assertThat(plan.problem()).as(start.name()).isEmpty();
            plan.texts().forEach((node, text) -> assertThat(ConfigLoader.load(node, text)).as(text)
                    .isInstanceOf(ConfigResult.Loaded.class));
            List<NodeConfig> configs = plan.configs();
            assertThat(Predictor.of(new Fleet(configs)).present()).as(start.name()).isNotEmpty()
                    .noneMatch(standing -> standing.isBroken());
        }
    }

    @Test
    void whatTheWireShows_becomesOneRouterForEachCluster_withThePrioritiesThatWereHeard() {
        Plan plan = Beginnings.of(Start.WIRE, HEARD, List.of());

        assertThat(plan.names()).containsExactly("n1", "n2", "n3");
        assertThat(plan.routers()).extracting(Plan.RouterPlan::vrid).containsExactly("51", "52");
        assertThat(plan.routers().getFirst().priorities()).isEqualTo("150, 120, 100");
        assertThat(plan.routers().getFirst().interval()).isEqualTo("1s");
    }

    @Test
    void vridThatIsSuggested_isOneThatNobodyWasHeardWith() {
        assertThat(Beginnings.of(Start.THREE, HEARD, List.of()).routers().getFirst().vrid()).isEqualTo("53");
    }

    @Test
    void wrongFields_areToldWhereTheyAre_inTheWordsOfTheReader() {
        Plan plan = new Plan("n1, n1", "eth0/1", List.of(new Plan.RouterPlan("0", "nowhere", "1", "300", 3)), "",
                false);
        Map<Plan.Spot, Plan.Trouble> problems = plan.problems();
        Texts texts = Texts.of(Locale.ENGLISH);

        assertThat(Optional.ofNullable(problems.get(new Plan.Spot(Plan.Field.VRID, 0))).orElseThrow().words(texts))
                .isEqualTo("0 is outside 1..255. Write a whole number 1..255.");
        assertThat(Optional.ofNullable(problems.get(new Plan.Spot(Plan.Field.NODES, -1))).orElseThrow().words(texts))
                .startsWith("Two nodes have the same name");
        assertThat(problems).containsOnlyKeys(new Plan.Spot(Plan.Field.NODES, -1),
                new Plan.Spot(Plan.Field.INTERFACE, -1), new Plan.Spot(Plan.Field.VRID, 0),
                new Plan.Spot(Plan.Field.ADDRESSES, 0), new Plan.Spot(Plan.Field.INTERVAL, 0),
                new Plan.Spot(Plan.Field.PRIORITIES, 0));
        assertThat(plan.configs()).isEmpty();
    }

    @Test
    void prioritiesThatAreTooFew_areCounted() {
        Plan plan = new Plan("n1, n2, n3", "eth0", List.of(Plan.RouterPlan.of(51, "192.0.2.1/24", "100, 90")), "",
                false);
        assertThat(plan.problems().values()).extracting(t -> t.words(Texts.of(Locale.ENGLISH)))
                .containsExactly("There are 3 nodes and 2 priorities. Write one priority for each node.");
    }

    @Test
    void routersThatGetInEachOthersWay_areToldThoughEveryFieldIsRight() {
        Plan plan = new Plan("n1, n2", "eth0", List.of(Plan.RouterPlan.of(51, "192.0.2.1/24", "150, 100"),
                Plan.RouterPlan.of(51, "192.0.2.2/24", "150, 100")), "", false);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.problem().orElseThrow()).startsWith("Vrid 51 is used twice");
    }
}
