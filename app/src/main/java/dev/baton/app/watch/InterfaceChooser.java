package dev.baton.app.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import dev.baton.adapter.pcap.CaptureInterface;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceDesk;
import dev.baton.cli.WindowRequest;

/// The card that asks which interfaces to watch. Where the right to capture is missing it says how to get it.
public final class InterfaceChooser extends VBox {
    private static final int ADDRESSES_SHOWN = 3;

    private final Texts texts;
    private final SourceDesk desk;
    private final Runnable close;
    private final VBox content = new VBox();
    private final Button watch;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final Tasks.Lane<Interfaces> lane;
    private Optional<Node> focus = Optional.empty();

    /// @param look  finds what there is; called on a background thread
    /// @param close closes the card
    public InterfaceChooser(Texts texts, Tasks tasks, SourceDesk desk, Supplier<Interfaces> look, Runnable close) {
        this.texts = texts;
        this.desk = desk;
        this.close = close;
        getStyleClass().addAll("overlay-card", "interface-chooser");
        Label title = new Label(texts.get("watch.chooser.title"));
        title.getStyleClass().add("overlay-title");
        Label text = new Label(texts.get("watch.chooser.text"));
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        watch = new Button(texts.get("watch.chooser.watch"));
        watch.setId("watch-interfaces");
        watch.setDefaultButton(true);
        watch.getStyleClass().add(Styles.ACCENT);
        watch.setDisable(true);
        watch.setOnAction(_ -> watch());
        Button cancel = new Button(texts.get("watch.chooser.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        HBox buttons = new HBox(cancel, watch);
        buttons.getStyleClass().add("dialog-buttons");
        Label looking = new Label(texts.get("watch.chooser.looking"));
        looking.getStyleClass().add("muted");
        content.getStyleClass().add("chooser-content");
        content.getChildren().add(looking);
        getChildren().addAll(title, text, content, buttons);
        lane = tasks.lane(this::show, failure -> fail(String.valueOf(failure.getMessage())));
        lane.submit(look);
    }

    @Override
    public void requestFocus() {
        focus.ifPresentOrElse(Node::requestFocus, super::requestFocus);
    }

    private void show(Interfaces found) {
        content.getChildren().clear();
        if (!found.allowed()) {
            content.getChildren().add(new RightPane(texts, example(found), () -> {
                close.run();
                desk.chooseCapture();
            }));
            return;
        }
        if (found.list().isEmpty()) {
            fail(texts.get("watch.chooser.none"));
            return;
        }
        VBox rows = new VBox();
        rows.getStyleClass().add("interface-rows");
        for (CaptureInterface each : found.list()) {
            rows.getChildren().add(row(each));
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("interface-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        content.getChildren().add(scroll);
        boxes.stream().filter(b -> !b.isDisabled()).findFirst().ifPresent(first -> {
            first.setSelected(true);
            focus = Optional.of(first);
            first.requestFocus();
        });
        settle();
    }

    /// An interface to name in commands: the first that is no loopback.
    private static String example(Interfaces found) {
        return found.list().stream().filter(i -> !i.isLoopback()).map(CaptureInterface::name).findFirst()
                .orElse("eth0");
    }

    private HBox row(CaptureInterface each) {
        CheckBox box = new CheckBox(each.name());
        box.setUserData(each.name());
        box.setMnemonicParsing(false);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setDisable(!each.isUp());
        box.setOnAction(_ -> settle());
        boxes.add(box);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label addresses = new Label(addresses(each.addresses()));
        addresses.getStyleClass().add("interface-addresses");
        Label state = new Label(texts.get("watch.state." + state(each)),
                new FontIcon(each.isLoopback() ? MaterialDesignL.LAPTOP : MaterialDesignE.ETHERNET));
        state.getStyleClass().addAll("interface-state", state(each));
        state.setMinWidth(Region.USE_PREF_SIZE);
        box.setAccessibleText(String.join(", ", each.name(), state.getText(), addresses.getText()));
        HBox row = new HBox(box, addresses, gap, state);
        row.getStyleClass().add("interface-row");
        return row;
    }

    private String addresses(List<String> addresses) {
        if (addresses.isEmpty()) {
            return texts.get("watch.chooser.no-address");
        }
        String shown = String.join(" · ", addresses.stream().limit(ADDRESSES_SHOWN).toList());
        int more = addresses.size() - ADDRESSES_SHOWN;
        return more > 0 ? texts.get("watch.chooser.more", shown, more) : shown;
    }

    private static String state(CaptureInterface each) {
        if (!each.isUp()) {
            return "down";
        }
        if (each.isLoopback()) {
            return "loopback";
        }
        return each.isRunning() ? "up" : "no-carrier";
    }

    private void fail(String sentence) {
        Label label = new Label(texts.said(sentence));
        label.setWrapText(true);
        label.getStyleClass().add("chooser-problem");
        content.getChildren().setAll(label);
    }

    private List<String> chosen() {
        return boxes.stream().filter(CheckBox::isSelected).map(b -> String.valueOf(b.getUserData())).toList();
    }

    private void settle() {
        int count = chosen().size();
        watch.setDisable(count == 0 || count > WindowRequest.MAX_INTERFACES);
    }

    private void watch() {
        List<String> names = chosen();
        close.run();
        desk.watchLive(names);
    }

    /// The box of an interface.
    Optional<CheckBox> box(String name) {
        return boxes.stream().filter(b -> name.equals(b.getUserData())).findFirst();
    }

    /// The button that begins to watch.
    Button watchButton() {
        return watch;
    }
}
