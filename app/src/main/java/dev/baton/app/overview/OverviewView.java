package dev.baton.app.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.baton.app.control.LogPane;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Sighting.AdvertSeen;

/// The Overview: numbers and a sentence, what is wrong, and the clusters as cards, as rows, or as a table.
public final class OverviewView implements Screen {
    private static final double ROW_HEIGHT = 56;
    /// In a longer list adverts do not move: there are thousands a second then, which nobody can follow, and drawing them
    /// takes a core of its own. Those of the selected cluster do.
    private static final int MAX_MOVING_ROWS = 24;
    private static final Insets TABLE_MARGIN = new Insets(4, 24, 24, 24);

    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private final Texts texts;
    private final Pulse pulse;
    private final OverviewViewModel viewModel;
    /// Only nodes report their changes of state; without them the log would stay empty.
    private final boolean tellsTransitions;
    private final NodeMenu menu;
    private final BorderPane root = new BorderPane();
    private final VBox top;
    private final VBox cardBox = new VBox();
    private final ScrollPane cardPane = new ScrollPane(cardBox);
    private final ListView<ClusterCard> list;
    private final VBox fleet;
    private final ClusterCardView detail;
    private final Region log;
    private final NodeTable table;
    private final EmptyPane empty;
    private final Map<ClusterKey, ClusterCardView> cardViews = new LinkedHashMap<>();
    private final Map<ClusterKey, Subscription> cardSubscriptions = new HashMap<>();
    private final Set<ClusterCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private Subscription detailSubscription = Subscription.EMPTY;
    private Subscription adverts = Subscription.EMPTY;

    public OverviewView(AppContext context, OverviewViewModel viewModel) {
        this.texts = context.texts();
        this.pulse = context.pulse();
        this.viewModel = viewModel;
        this.tellsTransitions = context.source().kind() == SourceKind.LAB
                || context.source().kind() == SourceKind.NODES;
        this.menu = new NodeMenu(texts, context.source().links(), context.crossing(), Optional.of(
                new HandOverDrag(texts, context.staging(), context.source().kind(), context.source().links())),
                context.source().replay().isPresent(), Optional.of(new TestDoor(texts, context.crossing(),
                        context.drills(), context.source().kind(), context.source().replay().isPresent())));
        this.list = list();
        this.detail = new ClusterCardView(texts, pulse, menu);
        this.fleet = new VBox(list);
        this.log = new LogPane("overview-log", viewModel.log(), texts).view();
        VBox.setVgrow(log, Priority.ALWAYS);
        this.table = new NodeTable(texts, viewModel);
        BorderPane.setMargin(table, TABLE_MARGIN);
        this.empty = new EmptyPane(texts, context.actions(), context.source());
        root.getStyleClass().add("overview");
        fleet.getStyleClass().add("fleet");
        VBox.setVgrow(list, Priority.ALWAYS);
        cardBox.getStyleClass().add("cluster-cards");
        cardPane.getStyleClass().add("cluster-scroll");
        cardPane.setFitToWidth(true);
        cardPane.setFitToHeight(true);
        cardPane.viewportBoundsProperty().subscribe(room -> cardBox.pseudoClassStateChanged(SCROLLED,
                cardPane.getHeight() > 0 && cardPane.getWidth() - room.getWidth() > 1));
        cardPane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        this.top = new VBox(new SummaryBar(texts, viewModel), new ProblemStrip(texts, viewModel, this::open));
        top.getStyleClass().add("overview-top");
        root.setTop(top);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, card) -> showDetail(card));
        viewModel.cards().addListener((ListChangeListener<ClusterCard>) _ -> showClusters());
        viewModel.shape().subscribe(_ -> showClusters());
    }

    private ListView<ClusterCard> list() {
        ListView<ClusterCard> view = new ListView<>(viewModel.cards());
        view.setFixedCellSize(ROW_HEIGHT);
        view.getStyleClass().add("cluster-list");
        view.setAccessibleText(texts.get("overview.list.name"));
        view.setCellFactory(_ -> {
            ClusterCell cell = new ClusterCell(texts, pulse, menu);
            cells.add(cell);
            return cell;
        });
        view.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                view.getSelectionModel().clearSelection();
            }
        });
        return view;
    }

    /// Under the rows, the card of the one that is selected; Escape closes it.
    private void showDetail(@Nullable ClusterCard card) {
        detailSubscription.unsubscribe();
        if (card == null) {
            detailSubscription = Subscription.EMPTY;
            detail.segment().still();
            fleet.getChildren().setAll(list);
            return;
        }
        detailSubscription = card.moment().subscribe(detail::show);
        if (!fleet.getChildren().contains(detail)) {
            fleet.getChildren().setAll(list, detail);
        }
    }

    private void showClusters() {
        boolean any = viewModel.shape().get() != OverviewViewModel.Shape.EMPTY;
        top.setVisible(any);
        top.setManaged(any);
        switch (viewModel.shape().get()) {
            case EMPTY -> {
                showCards(List.of());
                root.setCenter(empty);
            }
            case CARDS -> {
                showCards(viewModel.cards());
                root.setCenter(cardPane);
            }
            case ROWS -> {
                showCards(List.of());
                root.setCenter(fleet);
            }
            case TABLE -> {
                showCards(List.of());
                root.setCenter(table);
            }
        }
    }

    private void showCards(List<ClusterCard> cards) {
        List<ClusterKey> wanted = cards.stream().map(ClusterCard::key).toList();
        for (ClusterKey gone : List.copyOf(cardViews.keySet())) {
            if (!wanted.contains(gone)) {
                cardViews.remove(gone);
                Subscription subscription = cardSubscriptions.remove(gone);
                if (subscription != null) {
                    subscription.unsubscribe();
                }
            }
        }
        List<Region> ordered = new ArrayList<>();
        for (ClusterCard card : cards) {
            ordered.add(cardViews.computeIfAbsent(card.key(), key -> {
                ClusterCardView view = new ClusterCardView(texts, pulse, menu);
                cardSubscriptions.put(key, card.moment().subscribe(view::show));
                return view;
            }));
        }
        if (!ordered.isEmpty() && tellsTransitions) {
            ordered.add(log);
        }
        if (!cardBox.getChildren().equals(ordered)) {
            cardBox.getChildren().setAll(ordered);
        }
    }

    /// Leads to a cluster: scrolls to its card or selects its row.
    private void open(ClusterKey key) {
        ClusterCardView card = cardViews.get(key);
        if (card != null) {
            card.requestFocus();
            double room = cardBox.getHeight() - cardPane.getViewportBounds().getHeight();
            cardPane.setVvalue(room <= 0 ? 0 : Math.min(1, card.getLayoutY() / room));
            return;
        }
        viewModel.cards().stream().filter(c -> c.key().equals(key)).findFirst().ifPresent(c -> {
            list.getSelectionModel().select(c);
            list.scrollTo(c);
        });
    }

    private void advertsSeen(List<AdvertSeen> seen) {
        Map<ClusterKey, List<AdvertSeen>> byCluster = new HashMap<>();
        for (AdvertSeen advert : seen) {
            byCluster.computeIfAbsent(advert.key(), _ -> new ArrayList<>()).add(advert);
        }
        switch (viewModel.shape().get()) {
            case CARDS -> cardViews.forEach((key, view) -> view.adverts(byCluster.getOrDefault(key, List.of())));
            case ROWS -> {
                if (viewModel.cards().size() <= MAX_MOVING_ROWS) {
                    moveRows(byCluster);
                }
                ClusterCard chosen = list.getSelectionModel().getSelectedItem();
                if (chosen != null) {
                    detail.adverts(byCluster.getOrDefault(chosen.key(), List.of()));
                }
            }
            case EMPTY, TABLE -> {
            }
        }
    }

    private void moveRows(Map<ClusterKey, List<AdvertSeen>> byCluster) {
        for (ClusterCell cell : cells) {
            ClusterCard card = cell.getItem();
            if (card != null) {
                cell.adverts(byCluster.getOrDefault(card.key(), List.of()));
            }
        }
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public Region view() {
        return root;
    }

    @Override
    public void shown() {
        viewModel.start();
        adverts.unsubscribe();
        adverts = viewModel.onAdverts(this::advertsSeen);
    }

    @Override
    public void hidden() {
        adverts.unsubscribe();
        adverts = Subscription.EMPTY;
        viewModel.stop();
        cardViews.values().forEach(view -> view.segment().still());
        cells.forEach(cell -> cell.adverts(List.of()));
        detail.segment().still();
    }
}
