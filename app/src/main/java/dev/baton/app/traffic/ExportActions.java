package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionMenus;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.PacketText;
import dev.baton.app.source.SourceDesk;
import dev.baton.traffic.PacketStore;

/// Taking packets out of the table: as a capture, as rows in a file, to the clipboard; those that are selected or all that
/// are shown.
final class ExportActions {
    /// How many packets are copied at most; more belong into a file.
    static final int MAX_COPIED = 10_000;

    /// The action that copies the selected packets as CSV.
    static final String COPY_CSV = "traffic.copy";

    private static final String COPY_JSON = "traffic.copy-json";
    private static final String SAVE_SELECTED = "traffic.save-selected";
    private static final String EXPORT_SELECTED = "traffic.export-selected";
    private static final String SAVE_SHOWN = "traffic.save-shown";
    private static final String EXPORT_SHOWN = "traffic.export-shown";
    private static final List<List<String>> MENU = List.of(List.of(COPY_CSV, COPY_JSON),
            List.of(SAVE_SELECTED, EXPORT_SELECTED), List.of(SAVE_SHOWN, EXPORT_SHOWN));
    private static final List<PacketText> FORMS = List.of(new CsvText(), new JsonText());

    private final Texts texts;
    private final SourceDesk desk;
    private final ActionTable actions;
    private final PacketRows rows;
    private final SelectedPackets selection;

    ExportActions(AppContext context, PacketRows rows, SelectedPackets selection) {
        this.texts = context.texts();
        this.desk = context.desk();
        this.actions = context.actions();
        this.rows = rows;
        this.selection = selection;
    }

    void add() {
        ObservableValue<String> noneSelected = reason(count -> count == 0 ? "traffic.export.none-selected" : "");
        ObservableValue<String> notToCopy = reason(count -> count == 0
                ? "traffic.export.none-selected"
                : count > MAX_COPIED ? "traffic.export.too-many" : "");
        ObservableValue<String> noneShown = Bindings
                .createStringBinding(() -> rows.isEmpty() ? texts.get("traffic.export.none-shown") : "", rows);
        actions.add(named(COPY_CSV, () -> copy(FORMS.getFirst())).icon(MaterialDesignC.CONTENT_COPY)
                .unless(notToCopy));
        actions.add(named(COPY_JSON, () -> copy(FORMS.getLast())).icon(MaterialDesignC.CODE_JSON)
                .keys("Shortcut+Shift+C").unless(notToCopy));
        actions.add(named(SAVE_SELECTED, () -> desk.savePackets(Optional.of(selection.numbers().sorted())))
                .icon(MaterialDesignC.CONTENT_SAVE_OUTLINE).unless(noneSelected));
        actions.add(named(EXPORT_SELECTED, () -> desk.exportRows(FORMS, selection.numbers(),
                selection.count().get())).icon(MaterialDesignF.FILE_EXPORT_OUTLINE).keys("Shortcut+Shift+E")
                .unless(noneSelected));
        actions.add(named(SAVE_SHOWN, () -> desk.savePackets(Optional.of(rows.shown().numbers())))
                .icon(MaterialDesignC.CONTENT_SAVE_OUTLINE).keys("Shortcut+Shift+S").unless(noneShown));
        actions.add(named(EXPORT_SHOWN, () -> desk.exportRows(FORMS, rows.numbers(), rows.size()))
                .icon(MaterialDesignF.FILE_EXPORT_OUTLINE).keys("Shortcut+E").unless(noneShown));
    }

    private static Action named(String id, Runnable command) {
        return Action.of(id, "action." + id, command);
    }

    private ObservableValue<String> reason(Function<Integer, String> key) {
        return Bindings.createStringBinding(() -> {
            String found = key.apply(selection.count().get());
            return found.isEmpty() ? "" : texts.get(found, MAX_COPIED);
        }, selection.count());
    }

    /// The menu of the table, as things are now.
    ContextMenu menu() {
        return new ContextMenu(items().toArray(MenuItem[]::new));
    }

    /// A button that opens the same menu.
    MenuButton button() {
        String name = texts.get("traffic.export.name");
        MenuButton button = new MenuButton("", new FontIcon(MaterialDesignF.FILE_EXPORT_OUTLINE),
                new MenuItem(name));
        button.setId("traffic-export");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnShowing(_ -> button.getItems().setAll(items()));
        return button;
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (List<String> group : MENU) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            for (String id : group) {
                MenuItem item = ActionMenus.item(actions.action(id), texts, false);
                item.setId(id);
                items.add(item);
            }
        }
        return items;
    }

    private void copy(PacketText form) {
        PacketStore store = rows.shown().store();
        LongStream numbers = selection.numbers();
        ClipboardContent content = new ClipboardContent();
        content.putString(numbers.mapToObj(store::packet).flatMap(Optional::stream).map(form::row)
                .collect(Collectors.joining(form.between(), form.begin(), form.end())));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
