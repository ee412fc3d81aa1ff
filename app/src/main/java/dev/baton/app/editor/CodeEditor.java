package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;
import dev.baton.draft.Form;
import dev.baton.language.Assistant;
import dev.baton.language.Diagnoses;
import dev.baton.language.Names;
import dev.baton.language.Syntax;

/// An editor for configurations: highlighting, completion, help, problems with what mends them, outline, find and
/// replace. It looks at what is typed by itself; others can add marks of their own.
public final class CodeEditor implements TextEditor {
    /// How long a text may be that is edited here, in characters.
    public static final int MAX_CHARACTERS = Page.MAX_CHARACTERS;
    private static final Logger LOG = LoggerFactory.getLogger(CodeEditor.class);
    private static final double WIDE = 640;

    private final Texts texts;
    private final Sheet sheet = new Sheet();
    private final Page page;
    private final Floating floating = new Floating();
    private final Suggestions suggestions;
    private final Remarks remarks;
    private final FindBar findBar;
    private final GoToBar goToBar;
    private final OutlineList outline;
    private final StatusLine status;
    private final Checker checker;
    private final Label banner = new Label();
    private final BorderPane view = new BorderPane();
    private final Latest<Long> edited;
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();
    private List<Diagnoses.Source> neighbours = List.of();
    private List<String> interfaces = List.of();
    private String told = "";
    private boolean isShowing;
    private boolean isLooking;

    public CodeEditor(Texts texts, Pulse pulse, Tasks tasks) {
        this.texts = texts;
        this.page = new Page(sheet, pulse, new Page.Listener() {
            @Override
            public void changed() {
                textChanged();
            }

            @Override
            public void tooLong(int characters) {
                say(texts.get("editor.too-long", characters, MAX_CHARACTERS), false);
            }
        });
        this.suggestions = new Suggestions(texts, pulse, page, sheet, floating,
                () -> Names.NONE.withInterfaces(interfaces), () -> say(texts.get("editor.no-proposals"), false));
        this.remarks = new Remarks(texts, page, sheet, floating);
        this.findBar = new FindBar(texts, page, sheet);
        this.goToBar = new GoToBar(texts, page, sheet);
        this.outline = new OutlineList(texts, item -> goTo(item.spot().start()));
        this.status = new StatusLine(texts, () -> remarks.go(1));
        this.checker = new Checker(tasks, this::checked, e -> LOG.error("A text could not be looked at", e));
        this.edited = new Latest<>(pulse, _ -> tell());
        new EditorKeys(page, sheet, suggestions, remarks, commands());
        build();
    }

    private EditorKeys.Commands commands() {
        return new EditorKeys.Commands() {
            @Override
            public void find(boolean isReplacing) {
                floating.hide();
                findBar.open(isReplacing);
            }

            @Override
            public void findNext(int by) {
                findBar.go(by);
            }

            @Override
            public void goToLine() {
                floating.hide();
                goToBar.open();
            }

            @Override
            public boolean help() {
                return remarks.explain(sheet.getCaretPosition());
            }
        };
    }

    private void build() {
        sheet.setId("editor-text");
        sheet.setParagraphGraphicFactory(new Margin(texts, page, remarks::openFixes, remarks::explainLine,
                remarks::leave));
        page.colours().onMargin(this::drawMargin);
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.setId("editor-banner");
        banner.getStyleClass().add("editor-banner");
        hideBanner();
        VirtualizedScrollPane<Sheet> scroll = new VirtualizedScrollPane<>(sheet);
        StackPane text = new StackPane(scroll, floating.layer());
        text.setMinSize(0, 0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox middle = new HBox(text, outline.view());
        view.setTop(new VBox(banner, findBar.view(), goToBar.view()));
        view.setCenter(middle);
        view.setBottom(status.view());
        view.getStyleClass().add("code-editor");
        view.setId("code-editor");
        subscriptions.add(view.widthProperty().subscribe(width -> {
            outline.view().setVisible(width.doubleValue() >= WIDE);
            outline.view().setManaged(width.doubleValue() >= WIDE);
        }));
        subscriptions.add(sheet.caretPositionProperty().subscribe(_ -> caretMoved()));
        subscriptions.add(sheet.selectedTextProperty().subscribe(_ -> caretMoved()));
        subscriptions.add(sheet.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                suggestions.hide();
            }
        }));
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Shown next) {
        tell();
        boolean isSame = shown.filter(s -> s.name().equals(next.name()) && s.form() == next.form()).isPresent();
        boolean isTooLong = next.text().length() > MAX_CHARACTERS;
        Optional<String> readOnly = isTooLong
                ? Optional.of(texts.get("editor.too-large", next.text().length(), MAX_CHARACTERS))
                : next.readOnly();
        shown = Optional.of(next);
        told = next.text();
        isShowing = true;
        sheet.setEditable(readOnly.isEmpty());
        sheet.setAccessibleText(texts.get("editor.accessible", next.name()));
        view.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("readonly"), readOnly.isPresent());
        String text = isTooLong ? "" : next.text();
        if (!isSame) {
            floating.hide();
            remarks.clear();
            page.open(text, syntax(next.form()));
        } else if (!page.text().equals(text)) {
            page.become(text);
        }
        isShowing = false;
        readOnly.ifPresentOrElse(why -> say(why, true), this::hideBanner);
        look();
        caretMoved();
    }

    /// Draws the margin of those of some lines anew that are seen; others are drawn when they are.
    private void drawMargin(int first, int end) {
        if (!sheet.getVisibleParagraphs().isEmpty()) {
            int seen = sheet.visibleParToAllParIndex(0);
            int last = seen + sheet.getVisibleParagraphs().size();
            for (int line = Math.max(first, seen); line < Math.min(Math.min(end, last), page.lines()); line++) {
                sheet.recreateParagraphGraphic(line);
            }
        }
    }

    private static Syntax syntax(Form form) {
        return switch (form) {
            case YAML -> Syntax.YAML;
            case KEEPALIVED -> Syntax.KEEPALIVED;
        };
    }

    private void textChanged() {
        // The page tells of its first text before the rest is there.
        if (!isShowing && shown.filter(s -> s.readOnly().isEmpty()).isPresent()) {
            hideBanner();
            edited.offer(page.version());
        }
        suggestions.follow();
        findBar.refresh();
        status.text(page.syntax(), page.breaks().orElse(""));
        status.problems(page.colours().spots());
        caretMoved();
        look();
    }

    private void look() {
        isLooking = true;
        shown.ifPresent(s -> checker.look(page.version(),
                new Diagnoses.Source(s.name(), page.syntax(), page.shown()), neighbours));
    }

    private void checked(Checker.Checked checked) {
        if (checked.version() == page.version()) {
            isLooking = false;
            remarks.found(checked.version(), checked.diagnostics());
            outline.show(checked.outline());
            outline.follow(sheet.getCaretPosition());
            status.problems(page.colours().spots());
        }
    }

    private void caretMoved() {
        if (sheet.isReplacing()) {
            return;
        }
        int caret = sheet.getCaretPosition();
        int line = page.lineOf(caret);
        status.caret(line + 1, caret - page.start(line) + 1, sheet.getSelection().getLength());
        outline.follow(caret);
        page.colours().matchBrackets();
    }

    /// Tells who listens what the text is now, if they do not know it.
    private void tell() {
        String now = page.text();
        boolean isEdited = shown.isPresent() && sheet.isEditable() && !now.equals(told);
        if (isEdited) {
            told = now;
            List.copyOf(listeners).forEach(listener -> listener.accept(now));
        }
    }

    @Override
    public void onEdited(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void mark(List<Mark> marks) {
        remarks.given(marks);
        status.problems(page.colours().spots());
    }

    @Override
    public void neighbours(List<Shown> others) {
        neighbours = others.stream().map(o -> new Diagnoses.Source(o.name(), syntax(o.form()),
                o.text().replace("\r\n", "\n"))).toList();
        interfaces = neighbours.stream().limit(Diagnoses.MAX_OTHERS)
                .flatMap(o -> Assistant.names(o.syntax(), o.text()).interfaces().stream()).distinct().toList();
        look();
    }

    @Override
    public void reveal(Place place) {
        goTo(page.offset(place.line(), place.column()));
    }

    private void goTo(int offset) {
        sheet.moveTo(offset);
        sheet.showParagraphAtCenter(page.lineOf(offset));
        sheet.requestFocus();
    }

    private void say(String sentence, boolean isLasting) {
        banner.setText(sentence);
        banner.setGraphic(new FontIcon(isLasting ? MaterialDesignL.LOCK_OUTLINE : MaterialDesignA.ALERT_OUTLINE));
        banner.setVisible(true);
        banner.setManaged(true);
    }

    private void hideBanner() {
        banner.setVisible(false);
        banner.setManaged(false);
    }

    /// What is proposed now; for tests.
    List<String> proposals() {
        return suggestions.proposals().stream().map(p -> p.label()).toList();
    }

    /// Whether what is marked is what is wrong with the text as it is now; for tests.
    boolean isChecked() {
        return !isLooking;
    }

    /// Its page; for tests.
    Page page() {
        return page;
    }

    /// Its area; for tests.
    Sheet sheet() {
        return sheet;
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        checker.close();
        edited.close();
        suggestions.close();
        remarks.close();
        page.close();
        sheet.dispose();
    }
}
