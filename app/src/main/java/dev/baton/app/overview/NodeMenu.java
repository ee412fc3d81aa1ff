package dev.baton.app.overview;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

import dev.baton.api.Access;
import dev.baton.app.control.ChipDrag;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.Crossing;
import dev.baton.app.shell.Target;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Member;

/// What can be done with a node from its box. What cannot be done yet is there, disabled, with the reason.
final class NodeMenu {
    private final Texts texts;
    private final Optional<NodeLinks> links;
    private final Crossing crossing;
    private final Optional<HandOverDrag> handOvers;
    private final boolean isPast;
    private final Optional<TestDoor> tests;

    /// A menu where no nodes are paired.
    NodeMenu(Texts texts) {
        this(texts, Optional.empty(), new Crossing());
    }

    /// @param links    the paired nodes, where those are watched
    /// @param crossing leads to where they are asked
    NodeMenu(Texts texts, Optional<NodeLinks> links, Crossing crossing) {
        this(texts, links, crossing, Optional.empty(), false, Optional.empty());
    }

    /// @param handOvers stages hand-overs
    /// @param isPast    whether the past is shown, which cannot be changed
    /// @param tests     leads to failover tests
    NodeMenu(Texts texts, Optional<NodeLinks> links, Crossing crossing, Optional<HandOverDrag> handOvers,
            boolean isPast, Optional<TestDoor> tests) {
        this.tests = tests;
        this.handOvers = handOvers;
        this.isPast = isPast;
        this.texts = texts;
        this.links = links;
        this.crossing = crossing;
    }

    /// What becomes of the chip of the addresses when it is dragged.
    ChipDrag drag() {
        return handOvers.<ChipDrag>map(drag -> drag).orElse(ChipDrag.NONE);
    }

    /// The way to failover tests.
    Optional<TestDoor> tests() {
        return tests;
    }

    /// The menu of a node of a cluster; where configurations can be edited, with who could take the addresses.
    ContextMenu of(Cluster cluster, Member member) {
        ContextMenu menu = of(member);
        tests.ifPresent(door -> menu.getItems().add(0, test(door, cluster)));
        handOvers.filter(drag -> !drag.hint().isEmpty())
                .ifPresent(drag -> menu.getItems().add(0, targets(drag, cluster)));
        return menu;
    }

    private MenuItem test(TestDoor door, Cluster cluster) {
        if (!door.whyNot().isEmpty()) {
            return impossible("test", door.whyNot());
        }
        MenuItem item = new MenuItem(texts.get("overview.menu.test"));
        item.setId("menu-test");
        item.setOnAction(_ -> door.open(cluster));
        return item;
    }

    /// The same as dragging the addresses, by key.
    private Menu targets(HandOverDrag drag, Cluster cluster) {
        Menu menu = new Menu(texts.get("draft.drag.menu"));
        menu.setId("menu-stage-hand-over");
        for (Member target : drag.targets(cluster)) {
            MenuItem item = new MenuItem(target.node());
            item.setId("stage-hand-over-" + target.node());
            item.setOnAction(_ -> drag.drop(cluster, target));
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            MenuItem nobody = new MenuItem(texts.get("draft.drag.none"));
            nobody.setDisable(true);
            menu.getItems().add(nobody);
        }
        return menu;
    }

    ContextMenu of(Member member) {
        return new ContextMenu(steering(member, "maintenance", Target.NodeWish.MAINTENANCE),
                steering(member, "hand-over", Target.NodeWish.HAND_OVER),
                steering(member, "priority", Target.NodeWish.PRIORITY), impossible("packets", "packets"),
                impossible("config", "config"), new SeparatorMenuItem(), copy(member.source().toString()));
    }

    /// Leads to the Nodes screen, where it is asked about.
    private MenuItem steering(Member member, String name, Target.NodeWish wish) {
        if (isPast) {
            return impossible(name, "past");
        }
        Optional<LinkedNode> node = links.flatMap(all -> all.find(member.node())).filter(_ -> member.reported());
        if (node.isEmpty()) {
            return impossible(name, "node");
        }
        if (!node.get().link().isLive()) {
            return impossible(name, "link");
        }
        if (!node.get().node().role().includes(Access.OPERATOR)) {
            return impossible(name, "role");
        }
        MenuItem item = new MenuItem(texts.get("overview.menu." + name));
        item.setId("menu-" + name);
        item.setOnAction(_ -> crossing.go("nodes", new Target.OfNode(node.get().name(), member.router(), wish)));
        return item;
    }

    private MenuItem impossible(String name, String why) {
        Label title = new Label(texts.get("overview.menu." + name));
        Label reason = new Label(texts.get("overview.menu.why." + why));
        title.getStyleClass().add("menu-title");
        reason.getStyleClass().add("menu-reason");
        CustomMenuItem item = new CustomMenuItem(new VBox(title, reason));
        item.setId("menu-" + name);
        item.setDisable(true);
        return item;
    }

    private MenuItem copy(String address) {
        MenuItem item = new MenuItem(texts.get("overview.menu.copy", address));
        item.setId("menu-copy");
        item.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(address);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }
}
