package dev.baton.app.editor;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;

import dev.baton.app.fx.Latest;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.language.Assistant;
import dev.baton.language.Completion;
import dev.baton.language.Names;
import dev.baton.language.Proposal;
import dev.baton.language.TextChange;

/// Completion: when proposals come and go, and what accepting one does.
final class Suggestions {
    /// Why proposals are looked for.
    private enum Cause {
        /// Somebody has asked.
        ASKED,
        /// A word is being typed.
        TYPED,
        /// A key was accepted, and its value comes next.
        ACCEPTED
    }

    private final Page page;
    private final Sheet sheet;
    private final Floating floating;
    private final Supplier<Names> others;
    private final Runnable nothing;
    private final ProposalList list;
    private final Latest<Cause> asked;
    private Completion completion = new Completion(new dev.baton.language.TextRange(0, 0), List.of());

    /// @param others  names that other nodes know
    /// @param nothing says that there is nothing to propose
    Suggestions(Texts texts, Pulse pulse, Page page, Sheet sheet, Floating floating, Supplier<Names> others,
            Runnable nothing) {
        this.page = page;
        this.sheet = sheet;
        this.floating = floating;
        this.others = others;
        this.nothing = nothing;
        this.list = new ProposalList(texts, this::accept);
        this.asked = new Latest<>(pulse, this::look);
    }

    boolean isShown() {
        return floating.isShown(list.view());
    }

    List<Proposal> proposals() {
        return isShown() ? list.proposals() : List.of();
    }

    /// Somebody wants proposals.
    void ask() {
        asked.offer(Cause.ASKED);
    }

    /// A character was typed.
    void typed(String character) {
        boolean isWord = !character.isEmpty() && (Character.isLetterOrDigit(character.charAt(0))
                || character.charAt(0) == '_');
        if (isWord) {
            asked.offer(Cause.TYPED);
        } else {
            hide();
        }
    }

    /// The text has changed otherwise, or the caret has moved.
    void follow() {
        if (isShown()) {
            if (completion.word().start() <= sheet.getCaretPosition()) {
                asked.offer(Cause.TYPED);
            } else {
                hide();
            }
        }
    }

    void hide() {
        floating.hide(list.view());
    }

    private void look(Cause cause) {
        if (!sheet.isEditable()) {
            return;
        }
        Completion found = Assistant.complete(page.syntax(), page.shown(), sheet.getCaretPosition(), others.get());
        List<Proposal> wanted = switch (cause) {
            case ASKED -> found.proposals();
            case TYPED -> found.proposals().stream().filter(p -> p.kind() != Proposal.Kind.EXAMPLE).toList();
            case ACCEPTED -> found.proposals().stream()
                    .filter(p -> p.kind() == Proposal.Kind.VALUE || p.kind() == Proposal.Kind.NAME).toList();
        };
        String typed = page.shown().substring(found.word().start(), found.word().end());
        boolean isDone = cause != Cause.ASKED && ((typed.isEmpty() && cause == Cause.TYPED && !isShown())
                || wanted.stream().anyMatch(p -> p.insert().strip().equals(typed)));
        if (wanted.isEmpty() || isDone) {
            hide();
            if (cause == Cause.ASKED) {
                nothing.run();
            }
            return;
        }
        completion = new Completion(found.word(), wanted);
        list.show(wanted);
        floating.show(list.view(), place(sheet, found.word().start()));
    }

    /// Where a character is, on the screen.
    static Bounds place(Sheet sheet, int offset) {
        sheet.layout();
        int at = Math.clamp(offset, 0, sheet.getLength());
        return (at < sheet.getLength() ? sheet.getCharacterBoundsOnScreen(at, at + 1) : sheet.getCaretBounds())
                .or(sheet::getCaretBounds)
                .orElseGet(() -> {
                    Bounds all = sheet.localToScreen(sheet.getBoundsInLocal());
                    return new BoundingBox(all.getMinX(), all.getMinY(), 1, 1);
                });
    }

    private void accept(Proposal proposal) {
        hide();
        int start = completion.word().start();
        int end = Math.min(completion.word().end(), sheet.getLength());
        page.apply(List.of(new TextChange(Math.min(start, end), end, proposal.insert())));
        sheet.moveTo(Math.min(start + proposal.caret(), sheet.getLength()));
        sheet.requestFollowCaret();
        sheet.requestFocus();
        hide();
        if (proposal.kind() == Proposal.Kind.KEY) {
            asked.offer(Cause.ACCEPTED);
        }
    }

    /// A key while proposals are shown.
    ///
    /// @return whether that was all that the key is to do
    boolean key(KeyEvent event) {
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown();
        if (!isShown() || !isPlain) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> list.move(1, true);
            case UP -> list.move(-1, true);
            case PAGE_DOWN -> list.move(list.page(), false);
            case PAGE_UP -> list.move(-list.page(), false);
            case ENTER, TAB -> list.selected().ifPresent(this::accept);
            case ESCAPE -> hide();
            case LEFT, RIGHT, HOME, END -> {
                hide();
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    void close() {
        asked.close();
    }
}
