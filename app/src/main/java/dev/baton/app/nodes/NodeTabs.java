package dev.baton.app.nodes;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

import dev.baton.api.Access;
import dev.baton.api.AuditEntry;
import dev.baton.api.AuditWalk;
import dev.baton.api.CheckState;
import dev.baton.api.Pairing;
import dev.baton.api.PeerState;
import dev.baton.api.ServiceState;
import dev.baton.app.action.ActionButton;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;

/// All about a node that comes in lists: its routers, its checks and whom it hears, its services, its audit log, and who
/// is paired with it. What costs a question is asked for when its tab is opened.
final class NodeTabs extends TabPane {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final NodesViewModel model;
    private final LinkWords words;
    private final LongSupplier clock;
    private final ActionTable actions;
    private final RoutersPane routers;
    private final TextTable<CheckState> checks;
    private final TextTable<PeerRow> peers;
    private final TextTable<ServiceState> services;
    private final TextTable<AuditEntry> audit;
    private final TextTable<Pairing> pairings;
    private final Label chain = new Label();
    private final Tab servicesTab;
    private final Tab auditTab;
    private final Tab pairingsTab;

    /// A peer with how long ago it was heard, which changes.
    private record PeerRow(PeerState peer, String ago) {}

    NodeTabs(Texts texts, NodesViewModel model, LinkWords words, LongSupplier clock, ActionTable actions,
            Subscriptions chosen) {
        this.texts = texts;
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.actions = actions;
        getStyleClass().add("node-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        routers = new RoutersPane(texts, model, words, clock, actions);
        checks = new TextTable<CheckState>(texts, "check").with("check", 150, CheckState::name)
                .with("kind", 100, CheckState::kind).with("verdict", 130, this::verdict)
                .with("detail", 340, c -> texts.said(c.detail()));
        peers = new TextTable<PeerRow>(texts, "peer").with("router", 110, row -> row.peer().router())
                .with("source", 160, row -> row.peer().source().toString())
                .with("priority", 90, row -> Integer.toString(row.peer().priority())).with("last", 140, PeerRow::ago)
                .with("adverts", 110, row -> String.format(texts.locale(), "%,d", row.peer().adverts()));
        services = new TextTable<ServiceState>(texts, "service").with("unit", 220, ServiceState::unit)
                .with("active", 140, ServiceState::active).with("enabled", 140, ServiceState::enabled);
        audit = new TextTable<AuditEntry>(texts, "audit").with("when", 172, entry -> when(entry.wall()))
                .with("result", 200, AuditEntry::result).with("action", 270, AuditEntry::action)
                .with("subject", 110, AuditEntry::subject).with("who", 230, AuditEntry::who)
                .with("from", 130, AuditEntry::from);
        pairings = new TextTable<Pairing>(texts, "pairing").with("client", 200, Pairing::name)
                .with("role", 120, pairing -> model.rules().role(pairing.role()))
                .with("since", 172, pairing -> when(pairing.since())).with("key", 380, Pairing::key);
        servicesTab = tab("services", services, buttons(NodeActions.SERVICE));
        auditTab = tab("audit", audit, chain);
        pairingsTab = tab("pairings", pairings, buttons(List.of(NodeActions.UNPAIR)));
        getTabs().addAll(new Tab(texts.get("nodes.tab.routers"), routers), checksTab(), servicesTab, auditTab,
                pairingsTab);
        chain.setWrapText(true);
        getSelectionModel().selectedItemProperty().addListener((_, _, _) -> open());
        follow(chosen);
    }

    private void follow(Subscriptions chosen) {
        chosen.follow(model.services(), loaded -> show(services, loaded, loaded.items()));
        chosen.follow(model.audit(), loaded -> {
            show(audit, loaded, loaded.items().reversed());
            showChain(loaded);
        });
        chosen.follow(model.pairings(), loaded -> show(pairings, loaded, loaded.items()));
    }

    private static String when(java.time.Instant instant) {
        return WHEN.format(instant.atZone(ZoneId.systemDefault()));
    }

    private String verdict(CheckState check) {
        return texts.get("nodes.verdict." + check.verdict().toLowerCase(Locale.ROOT));
    }

    private Tab checksTab() {
        VBox.setVgrow(checks, Priority.ALWAYS);
        VBox.setVgrow(peers, Priority.ALWAYS);
        checks.explain(texts.get("nodes.check.none"));
        peers.explain(texts.get("nodes.peer.none"));
        VBox box = new VBox(heading("nodes.check.name"), checks, heading("nodes.peer.name"), peers);
        box.getStyleClass().add("node-tab");
        return new Tab(texts.get("nodes.tab.checks"), box);
    }

    private Label heading(String key) {
        Label heading = new Label(texts.get(key));
        heading.getStyleClass().add("node-heading");
        return heading;
    }

    private Tab tab(String name, Region table, Region below) {
        VBox.setVgrow(table, Priority.ALWAYS);
        Button again = new Button(texts.get("nodes.refresh"), new FontIcon(MaterialDesignR.REFRESH));
        again.setId("refresh-" + name);
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> open());
        HBox.setHgrow(below, Priority.ALWAYS);
        HBox line = new HBox(again, below);
        line.getStyleClass().add("node-tab-line");
        VBox box = new VBox(table, line);
        box.getStyleClass().add("node-tab");
        Tab tab = new Tab(texts.get("nodes.tab." + name), box);
        tab.setId("tab-" + name);
        return tab;
    }

    private Region buttons(List<String> ids) {
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("node-buttons");
        for (String id : ids) {
            ActionButton button = new ActionButton(actions.action(id), texts);
            button.setMinWidth(Region.USE_PREF_SIZE);
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    /// Asks for what the open tab shows.
    void open() {
        Tab shown = getSelectionModel().getSelectedItem();
        Optional<LinkedNode> node = model.selected().get();
        if (node.isEmpty() || shown == null) {
            return;
        }
        boolean isAdmin = node.get().node().role().includes(Access.ADMIN);
        if (shown.equals(servicesTab)) {
            model.loadServices();
        } else if (shown.equals(auditTab)) {
            model.loadAudit();
        } else if (shown.equals(pairingsTab) && isAdmin) {
            model.loadPairings();
        }
    }

    void show(LinkedNode node) {
        routers.show(node);
        checks.show(node.state().map(state -> state.checks()).orElse(List.of()));
        long since = node.link().isLive() ? Math.max(0, clock.getAsLong() - node.heardNanos()) : 0;
        peers.show(node.state().map(state -> state.peers().stream()
                .map(peer -> new PeerRow(peer, words.ago(peer.lastHeardNanos(), state, since))).toList())
                .orElse(List.of()));
        if (!node.node().role().includes(Access.ADMIN)) {
            pairings.explain(texts.get("nodes.why.role", model.rules().role(Access.ADMIN), node.name(),
                    model.rules().role(node.node().role())));
        }
    }

    private <T> void show(TextTable<T> table, Loaded<T> loaded, List<T> items) {
        table.show(items);
        table.explain(switch (loaded.phase()) {
            case NOT_ASKED -> "";
            case LOADING -> texts.get("nodes.loading");
            case THERE -> texts.get("nodes.nothing");
            case FAILED -> texts.said(loaded.problem());
        });
    }

    private void showChain(Loaded<AuditEntry> loaded) {
        Optional<AuditEntry> broken = brokenAt(loaded.items());
        chain.getStyleClass().setAll("label", "audit-chain", broken.isPresent() ? "broken" : "whole");
        chain.setText(loaded.phase() == Loaded.Phase.FAILED
                ? texts.said(loaded.problem())
                : loaded.items().isEmpty()
                        ? ""
                        : broken.map(entry -> texts.get("nodes.audit.broken", entry.number()))
                                .orElseGet(() -> texts.get("nodes.audit.whole", loaded.items().size())));
    }

    /// The first line that does not follow the one before it, or whose words do not give its hash. The hashes are computed
    /// here: what the node says of itself proves nothing.
    static Optional<AuditEntry> brokenAt(List<AuditEntry> entries) {
        AuditWalk walk = new AuditWalk(entries.isEmpty() ? 1 : entries.getFirst().number());
        for (AuditEntry entry : entries) {
            walk.line(entry, "");
            if (!walk.isWhole()) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    Optional<ServiceState> service() {
        return Optional.ofNullable(services.getSelectionModel().getSelectedItem());
    }

    Optional<Pairing> pairing() {
        return Optional.ofNullable(pairings.getSelectionModel().getSelectedItem());
    }

    TextTable<ServiceState> servicesTable() {
        return services;
    }

    TextTable<Pairing> pairingsTable() {
        return pairings;
    }
}
