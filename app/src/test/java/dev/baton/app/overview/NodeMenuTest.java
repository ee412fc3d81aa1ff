package dev.baton.app.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;

import org.junit.jupiter.api.Test;

import dev.baton.api.Access;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.Crossing;
import dev.baton.app.testing.FakeDoors;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Nodes;
import dev.baton.cluster.Member;
import dev.baton.cluster.Reducer;
import dev.baton.cluster.Snapshot;
import dev.baton.vrrp.Role;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the menu of a node's box offers where its node is paired.
class NodeMenuTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final List<String> STEERING = List.of("menu-maintenance", "menu-hand-over", "menu-priority");

    private static Member member() {
        return Reducer.reduce(Snapshot.EMPTY, Nodes.report("n1", 1, Role.MASTER, 150, Nodes.SECOND, 1)).clusters()
                .getFirst().members().getFirst();
    }

    private static List<String> reasons(NodeMenu menu) {
        ContextMenu made = menu.of(member());
        List<String> reasons = new ArrayList<>();
        for (MenuItem item : made.getItems()) {
            if (STEERING.contains(String.valueOf(item.getId()))) {
                reasons.add(item instanceof CustomMenuItem custom ? reason(custom.getContent()) : "");
            }
        }
        return reasons;
    }

    private static String reason(Node content) {
        return content.lookup(".menu-reason") instanceof Label label ? label.getText() : "";
    }

    @Test
    void steering_isPossibleOnlyWhereTheNodeIsPaired_live_andLetsThisWindow() throws Throwable {
        FxExtension.start();
        onFx(() -> assertThat(reasons(new NodeMenu(TEXTS))).hasSize(3).allMatch(why -> why.contains("to be paired")));
        check(Access.OPERATOR, false, "not live");
        check(Access.VIEWER, true, "as viewer only");
        check(Access.OPERATOR, true, "");
    }

    private static void check(Access role, boolean isLive, String reason) throws Throwable {
        FakeDoors doors = new FakeDoors(Nodes.paired("n1", role));
        List<NodeLinks> links = new ArrayList<>();
        onFx(() -> {
            links.add(new NodeLinks(doors, new Pulse()));
            links.getFirst().hold();
        });
        if (isLive) {
            doors.listener("n1").link(Nodes.LIVE);
            await().atMost(LIMIT).until(() -> links.getFirst().find("n1").orElseThrow().link().isLive());
        }
        onFx(() -> {
            assertThat(reasons(new NodeMenu(TEXTS, Optional.of(links.getFirst()), new Crossing()))).hasSize(3)
                    .allMatch(why -> reason.isEmpty() ? why.isEmpty() : why.contains(reason));
            links.getFirst().close();
        });
    }
}
