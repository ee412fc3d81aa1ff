package dev.baton.app.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import org.fxmisc.richtext.event.MouseOverTextEvent;

import dev.baton.app.control.FindingWords;
import dev.baton.app.i18n.Texts;
import dev.baton.config.Place;
import dev.baton.finding.Severity;
import dev.baton.language.Assistant;
import dev.baton.language.Diagnostic;
import dev.baton.language.Fix;
import dev.baton.language.Help;
import dev.baton.language.TextChange;
import dev.baton.language.TextRange;

/// What is said of the text: problems under it and beside it, help where the mouse rests, and what mends it.
final class Remarks {
    private static final Duration REST = Duration.millis(450);
    private static final Duration LEAVE = Duration.millis(350);

    private final Texts texts;
    private final FindingWords words;
    private final Page page;
    private final Sheet sheet;
    private final Floating floating;
    private final HelpCard card;
    private final FixList fixes;
    private final PauseTransition leaving = new PauseTransition(LEAVE);
    private List<Diagnostic> own = List.of();
    private List<TextEditor.Mark> given = List.of();
    private long ownVersion = -1;
    private boolean isWanted;
    private boolean isByMouse;

    Remarks(Texts texts, Page page, Sheet sheet, Floating floating) {
        this.texts = texts;
        this.words = new FindingWords(texts);
        this.page = page;
        this.sheet = sheet;
        this.floating = floating;
        this.card = new HelpCard(texts, this::hide);
        this.fixes = new FixList(texts, this::applySelected);
        leaving.setOnFinished(_ -> {
            if (!card.view().isHover()) {
                floating.hide(card.view());
            }
        });
        card.view().setOnMouseExited(_ -> leave());
        sheet.setMouseOverTextDelay(java.time.Duration.ofMillis((long) REST.toMillis()));
        sheet.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, e -> hover(e.getCharacterIndex()));
        sheet.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> leave());
    }

    /// What a look at the text has found.
    void found(long version, List<Diagnostic> diagnostics) {
        if (version == page.version()) {
            own = diagnostics;
            ownVersion = version;
            show();
            if (isWanted) {
                openFixes();
            }
        }
    }

    /// What others have to say.
    void given(List<TextEditor.Mark> marks) {
        given = List.copyOf(marks);
        show();
    }

    /// Nothing is said any more, until the text was looked at.
    void clear() {
        own = List.of();
        given = List.of();
        ownVersion = -1;
        isWanted = false;
    }

    private void show() {
        List<Spot> spots = new ArrayList<>();
        if (ownVersion == page.version()) {
            own.forEach(diagnostic -> spots.add(spot(diagnostic)));
        } else {
            spots.addAll(page.colours().spots());
        }
        for (TextEditor.Mark mark : given) {
            Spot spot = spot(mark);
            boolean isTold = spots.stream().anyMatch(s -> s.message().equals(spot.message())
                    && page.lineOf(s.range().start()) == page.lineOf(spot.range().start()));
            if (!isTold) {
                spots.add(spot);
            }
        }
        spots.sort(Comparator.comparingInt((Spot s) -> s.range().start()).thenComparing(Spot::severity));
        page.colours().spots(spots);
    }

    private Spot spot(Diagnostic diagnostic) {
        String title = diagnostic.code().map(code -> words.isEnglish()
                ? code.name()
                : code.name() + " " + words.title(code)).orElse("");
        List<TextEditor.Fix> possible = sheet.isEditable()
                ? diagnostic.fixes().stream().map(this::fix).toList()
                : List.of();
        return new Spot(diagnostic.range(), diagnostic.severity(), title, texts.said(diagnostic.message()),
                texts.said(diagnostic.advice()), possible);
    }

    private Spot spot(TextEditor.Mark mark) {
        Place place = mark.place();
        int start = page.offset(place.line(), place.column());
        int end = page.offset(place.line(), place.column() + place.length());
        Severity severity = switch (mark.severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
        };
        return new Spot(new TextRange(start, Math.max(start, end)), severity, "", texts.said(mark.message()),
                texts.said(mark.advice()), mark.fixes());
    }

    private TextEditor.Fix fix(Fix fix) {
        long version = page.version();
        String title = switch (fix.kind()) {
            case REPLACE -> texts.get("editor.fix.replace", fix.subject());
            case INSERT -> texts.get("editor.fix.insert", fix.subject());
            case REMOVE -> texts.get("editor.fix.remove", fix.subject());
            case QUOTE -> texts.get("editor.fix.quote", fix.subject());
            case INDENT -> texts.get("editor.fix.indent");
            case MOVE -> texts.get("editor.fix.move", fix.subject());
        };
        return new TextEditor.Fix(title, () -> {
            if (version == page.version() && sheet.isEditable()) {
                apply(fix.changes());
            }
        });
    }

    private void apply(List<TextChange> changes) {
        TextChange first = changes.stream().min(Comparator.comparingInt(TextChange::start)).orElseThrow();
        page.apply(changes);
        sheet.moveTo(Math.min(first.start() + first.text().length(), sheet.getLength()));
        sheet.requestFollowCaret();
        sheet.requestFocus();
    }

    private void hover(int offset) {
        if (!floating.isShown(fixes.view())) {
            explain(offset);
            isByMouse = true;
        }
    }

    /// Shows what is to say of an offset.
    ///
    /// @return whether there is anything
    boolean explain(int offset) {
        leaving.stop();
        isByMouse = false;
        List<Spot> here = page.colours().spots().stream().filter(s -> s.range().touches(offset)).toList();
        Optional<Help> help = Assistant.help(page.syntax(), page.shown(), offset);
        return show(here, help, offset);
    }

    private boolean show(List<Spot> spots, Optional<Help> help, int offset) {
        boolean isThere = card.show(spots, help);
        if (isThere) {
            floating.show(card.view(), Suggestions.place(sheet, offset));
        }
        return isThere;
    }

    /// Shows what is said of a line.
    void explainLine(int line) {
        leaving.stop();
        List<Spot> spots = line < page.lines() ? page.colours().spotsOn(line) : List.of();
        if (!spots.isEmpty() && !floating.isShown(fixes.view())) {
            show(spots, Optional.empty(), spots.getFirst().range().start());
            isByMouse = true;
        }
    }

    /// The mouse has left what is explained; what was asked for by keyboard stays.
    void leave() {
        if (isByMouse) {
            leaving.playFromStart();
        }
    }

    /// Lists what mends the problems of a line.
    void openFixes(int line) {
        sheet.moveTo(page.start(line));
        openFixes();
    }

    /// Lists what mends the problems of the line of the caret, those at the caret first.
    void openFixes() {
        isWanted = ownVersion != page.version();
        if (isWanted) {
            return;
        }
        int caret = sheet.getCaretPosition();
        List<TextEditor.Fix> possible = page.colours().spotsOn(page.lineOf(caret)).stream()
                .sorted(Comparator.comparing(s -> !s.range().touches(caret)))
                .flatMap(s -> s.fixes().stream()).toList();
        if (possible.isEmpty()) {
            explainLine(page.lineOf(caret));
        } else {
            fixes.show(possible);
            floating.show(fixes.view(), Suggestions.place(sheet, caret));
        }
    }

    private void applySelected() {
        floating.hide();
        fixes.selected().ifPresent(fix -> fix.apply().run());
    }

    /// A key while fixes or a card are shown.
    ///
    /// @return whether that was all that the key is to do
    boolean key(KeyEvent event) {
        if (floating.isShown(card.view())) {
            floating.hide();
            return event.getCode() == javafx.scene.input.KeyCode.ESCAPE;
        }
        if (!floating.isShown(fixes.view())) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> fixes.move(1);
            case UP -> fixes.move(-1);
            case ENTER -> applySelected();
            case ESCAPE -> floating.hide();
            default -> {
                floating.hide();
                return false;
            }
        }
        return true;
    }

    private void hide() {
        floating.hide();
    }

    /// Goes to the next problem, or the one before.
    void go(int by) {
        List<Spot> all = page.colours().spots();
        if (all.isEmpty()) {
            return;
        }
        int caret = sheet.getCaretPosition();
        List<Spot> ordered = by > 0 ? all : all.reversed();
        Spot next = ordered.stream().filter(s -> by > 0 ? s.range().start() > caret : s.range().start() < caret)
                .findFirst().orElse(ordered.getFirst());
        sheet.moveTo(next.range().start());
        sheet.requestFollowCaret();
        sheet.requestFocus();
        explain(next.range().start());
    }

    void close() {
        leaving.stop();
    }
}
