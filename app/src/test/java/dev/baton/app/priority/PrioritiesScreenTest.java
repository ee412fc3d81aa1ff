package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;

import dev.baton.app.control.NodeState;
import dev.baton.app.draft.Bases;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Themes;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Health;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.draft.Base;
import dev.baton.draft.Edit;
import dev.baton.draft.Form;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.vrrp.Role;
import dev.baton.whatif.Change;
import dev.baton.whatif.RouterRef;
import dev.baton.wire.Ipv4Address;

import static org.assertj.core.api.Assertions.assertThat;

/// What the screen shows, and of whom.
class PrioritiesScreenTest {
    @Test
    void fiftyVirtualRouters_areDrawnOnlyWhereTheyAreSeen_andTheFilterFindsOne() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.many(50))) {
            PriorityStage.until(() -> stage.model().scales().size() == 50);
            long drawn = PriorityStage.on(() -> {
                stage.scene().getRoot().layout();
                return stage.scene().getRoot().lookupAll(".scale").stream().filter(n -> n.getScene() != null).count();
            });
            assertThat(drawn).isBetween(1L, 8L);
            PriorityStage.run(() -> stage.model().filter("10.1.41."));
            assertThat(PriorityStage.on(() -> stage.model().scales().stream().map(m -> m.scale().get().title())
                    .toList())).containsExactly("VRID 42");
            PriorityStage.run(() -> stage.model().filter(""));
            assertThat(PriorityStage.on(() -> stage.view().focus(new RouterRef("n5", "VI_50")))).isTrue();
        }
    }

    @Test
    void priorityTypedIntoTheTable_isStaged() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            PriorityStage.run(
                    () -> ((ToggleButton) stage.scene().getRoot().lookup("#priority-as-table")).setSelected(true));
            PriorityStage.until(() -> stage.scene().getRoot().lookup(".priority-table") != null);
            PriorityStage.run(() -> {
                TableView<?> table = (TableView<?>) stage.scene().getRoot().lookup(".priority-table");
                assertThat(table.getItems()).hasSize(2);
                assertThat(table.getColumns().get(2).isEditable()).isTrue();
                stage.model().type(new RouterRef("n2", "web"), "180");
            });
            stage.holds("n2");
            PriorityStage.until(() -> ((TableView<?>) stage.scene().getRoot().lookup(".priority-table")).getItems()
                    .get(1).toString().contains("staged=180"));
        }
    }

    @Test
    void keepalivedConfiguration_thatCannotBeEditedSo_saysWhy_andTheThumbGoesBack() {
        String conf = """
                global_defs {
                    router_id n2
                }
                vrrp_instance web {
                    interface eth0
                    virtual_router_id 51
                    priority 100
                    advert_int 1
                    virtual_ipaddress {
                        10.0.0.100/24
                    }
                }
                """;
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 150, 1, ""),
                new Base("n2", Form.KEEPALIVED, conf, "r1")))) {
            stage.drag("n2", 5, true);
            boolean isEdited = PriorityStage.on(() -> stage.staging().workspace().get().isEdited());
            String said = PriorityStage.on(() -> stage.model().said().get());
            assertThat(isEdited || said.contains("n2 was not staged")).isTrue();
            assertThat(stage.thumb("n2").staged()).isEqualTo(isEdited ? 105 : 100);
        }
    }

    @Test
    void unlistedPriority_setBack_leavesTheTextAsItWas() {
        String text = "node: n2\nrouters:\n  - { name: web, interface: eth0, vrid: 51, addresses: [10.0.0.100/24] }\n";
        try (PriorityStage stage = PriorityStage.of(List.of(FakeBases.node("n1", 150, 1, ""),
                FakeBases.yaml("n2", text)))) {
            RouterRef ref = new RouterRef("n2", "web");
            PriorityStage.run(() -> stage.model().type(ref, "120"));
            assertThat(stage.text("n2")).contains("120");
            PriorityStage.run(() -> stage.model().reset(ref));
            assertThat(stage.text("n2")).isEqualTo(text);
        }
    }

    /// n1 reports that nginx fails: its effective priority is that of the wire, and the prediction begins there.
    @Test
    void checkThatFailsNow_isTheGround_notSomethingToTry() {
        SampleSource source = new SampleSource();
        EffectivePriority lowered = EffectivePriority.of(150, List.of(new Contribution("nginx", false, -60, -60)));
        PriorityStage.run(() -> source.show(new Snapshot(0, List.of(new Cluster(SampleSource.key(51), 3,
                SampleSource.SECOND_NANOS, "eth0", List.of(),
                List.of(member("n1", 1, Role.BACKUP, lowered), member("n2", 2, Role.MASTER, EffectivePriority.of(120)),
                        member("n3", 3, Role.BACKUP, EffectivePriority.of(110))),
                Health.READY, 0)), 9)));
        try (PriorityStage stage = new PriorityStage(Optional.of(new FakeBases(Bases.Kind.NODES, FakeBases.three())),
                source, PriorityStage.Look.PLAIN).filled()) {
            stage.holds("n2");
            assertThat(stage.thumb("n1").effective()).isEqualTo(90);
            assertThat(stage.thumb("n1").live()).contains(NodeState.BACKUP);
            assertThat(stage.thumb("n1").toggles())
                    .contains(new Toggle(new Change.CheckFails("n1", "nginx"), Toggle.Kind.CHECK, "nginx", true, true));
            PriorityStage.run(() -> stage.staging().stage(new Edit.Priority("n1", "web", 190)));
            stage.holds("n1");
            assertThat(stage.thumb("n1").effective()).isEqualTo(130);
        }
    }

    private static Member member(String node, int host, Role role, EffectivePriority priority) {
        return new Member(node, "web", Ipv4Address.parse("10.0.0." + host), role, true, priority, true,
                SampleSource.SECOND_NANOS, role == Role.MASTER, Optional.empty(), 0, 0, 10, 0, Optional.empty(),
                List.of(), Freshness.LIVE);
    }

    @Test
    void screenThatIsHidden_letsGoOfWhatItFollowed() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair())) {
            PriorityStage.run(() -> {
                stage.view().hidden();
                stage.staging().stage(new Edit.Priority("n2", "web", 200));
            });
            assertThat(stage.scale(0).holders()).containsExactly("n1");
            PriorityStage.run(() -> stage.view().shown());
            stage.holds("n2");
        }
    }

    @Test
    void handle_isASliderToAScreenReader_withItsValueAndAllAboutItInWords() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.three())) {
            ThumbHandle handle = stage.handle("n1");
            List<Object> values = new ArrayList<>();
            PriorityStage.run(() -> {
                values.add(handle.queryAccessibleAttribute(AccessibleAttribute.VALUE));
                values.add(handle.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE));
                values.add(handle.getAccessibleText());
                handle.executeAccessibleAction(AccessibleAction.DECREMENT);
            });
            assertThat(values.subList(0, 2)).containsExactly(150.0, 254.0);
            assertThat(values.getLast().toString()).contains("n1: priority 150", "its checks can make it 90 to 150",
                    "becomes MASTER");
            PriorityStage.until(() -> stage.staging().workspace().get().isEdited());
            assertThat(stage.staged("n1")).isEqualTo(149);
        }
    }

    @Test
    void list_isNoStopForTheKeys_onlyItsThumbsAre() {
        try (PriorityStage stage = PriorityStage.of(FakeBases.pair(),
                new PriorityStage.Look(Locale.ENGLISH, Themes.Choice.LIGHT, 900, 600))) {
            assertThat(PriorityStage.on(() -> ((ListView<?>) stage.scene().getRoot().lookup(".scale-list"))
                    .isFocusTraversable())).isFalse();
        }
    }
}
