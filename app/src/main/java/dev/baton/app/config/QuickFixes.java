package dev.baton.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.app.draft.Staging;
import dev.baton.app.files.Remark;
import dev.baton.app.i18n.Texts;
import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigPath;
import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.Tree;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Form;

/// What mends a problem with one click. Every fix is staged like any other edit, so it can be taken back.
final class QuickFixes {
    private static final Pattern MEANT = Pattern.compile("Did you mean '([^']+)'\\?");
    private static final Pattern WRITE = Pattern.compile("^Write (true|false)\\.$");
    private static final Pattern UNTRACKED = Pattern.compile("[Nn]o router tracks the check '([^']+)'");

    /// A fix.
    ///
    /// @param title what it does
    /// @param apply does it
    record Fix(String title, Runnable apply) {}

    private final Texts texts;
    private final Staging staging;

    QuickFixes(Texts texts, Staging staging) {
        this.texts = texts;
        this.staging = staging;
    }

    /// The fixes for what is said of a draft; most problems have none.
    List<Fix> of(Draft draft, Remark remark) {
        List<Fix> fixes = new ArrayList<>();
        Optional<Place> place = remark.spots().stream().map(Remark.Spot::place)
                .filter(p -> p.file().equals(NodeRow.textName(draft))).findFirst();
        Matcher meant = MEANT.matcher(remark.fix());
        Matcher write = WRITE.matcher(remark.fix());
        if (place.isPresent() && meant.find()) {
            fixes.add(replacing(draft, place.get(), meant.group(1)));
        } else if (place.isPresent() && write.find()) {
            fixes.add(replacing(draft, place.get(), write.group(1)));
        } else if (place.isPresent() && remark.fix().equals("Remove the quotes.")) {
            written(draft, place.get()).filter(text -> text.matches("[\"'][^\"']*[\"']"))
                    .ifPresent(text -> fixes.add(replacing(draft, place.get(), text.substring(1, text.length() - 1))));
        }
        Matcher untracked = UNTRACKED.matcher(remark.sentence());
        if (untracked.find() && draft.base().form() == Form.YAML) {
            draft.config().map(NodeConfig::routers).filter(routers -> !routers.isEmpty()).ifPresent(routers -> {
                String router = routers.getFirst().name();
                String check = untracked.group(1);
                fixes.add(new Fix(texts.get("config.fix.track", router, check), () -> stage(new Edit.InYaml(
                        draft.node(), new ConfigEdit.Add(ConfigPath.router(router).key("track"), new Tree.Branch(
                                List.of(new Tree.Entry("check", new Tree.Leaf(check, true))), true))))));
            });
        }
        return fixes;
    }

    private Fix replacing(Draft draft, Place place, String by) {
        return new Fix(texts.get("config.fix.replace", by),
                () -> replaced(draft, place, by).ifPresent(text -> stage(new Edit.Typed(draft.node(), text))));
    }

    /// What is written at a place.
    private static Optional<String> written(Draft draft, Place place) {
        int start = offset(draft.text(), place);
        int end = start + place.length();
        return start < 0 || end > draft.text().length()
                ? Optional.empty()
                : Optional.of(draft.text().substring(start, end));
    }

    private static Optional<String> replaced(Draft draft, Place place, String by) {
        int start = offset(draft.text(), place);
        return written(draft, place).map(old -> draft.text().substring(0, start) + by
                + draft.text().substring(start + old.length()));
    }

    private static int offset(String text, Place place) {
        int at = 0;
        for (int line = 1; line < place.line(); line++) {
            int next = text.indexOf('\n', at);
            if (next < 0) {
                return -1;
            }
            at = next + 1;
        }
        return at + place.column() - 1;
    }

    private void stage(Edit edit) {
        try {
            staging.stage(edit);
        } catch (EditRefused e) {
            System.getLogger(QuickFixes.class.getName()).log(System.Logger.Level.DEBUG, "Not mended", e);
        }
    }
}
