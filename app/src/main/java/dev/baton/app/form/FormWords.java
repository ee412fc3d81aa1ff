package dev.baton.app.form;

import java.util.Locale;

import dev.baton.app.i18n.Texts;
import dev.baton.config.Setting;
import dev.baton.config.Tree;

/// The words of forms.
public final class FormWords {
    private final Texts texts;

    public FormWords(Texts texts) {
        this.texts = texts;
    }

    /// What a key is called; the key itself where no text has it.
    ///
    /// @param owner what the key is a key of: `router`
    public String title(String owner, Setting setting) {
        String key = "config.key." + owner.replace(' ', '-') + "." + setting.name();
        return texts.has(key) ? texts.get(key) : setting.name();
    }

    /// What a part is called in the plural.
    public String parts(Part.Kind kind) {
        return texts.get("config.parts." + word(kind));
    }

    /// The verb for a new one.
    String add(Part.Kind kind) {
        return texts.get("config.part.add." + word(kind));
    }

    /// What a part is, in a word.
    public String kind(Part.Kind kind) {
        return texts.get("config.part." + word(kind));
    }

    private static String word(Part.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// What a section is called.
    String section(Section section) {
        return texts.get("config.section." + section.name());
    }

    /// A few words under the name of a part.
    String summary(Part part) {
        return switch (part.kind()) {
            case ROUTER -> texts.get("config.summary.router", written(part, "vrid"), written(part, "interface"));
            case CHECK -> part.kind().keys().settings().stream().filter(Setting::isChoice)
                    .filter(s -> part.tree().find(s.name()).isPresent()).findFirst()
                    .map(s -> title("check", s) + " · " + written(part, s.name())).orElse("");
            case GROUP -> String.join(", ", Part.items(part.tree().find("routers")).stream().map(Tree::toString)
                    .toList());
            case NOTIFICATION -> String.join(", ", Part.items(part.tree().find("on")).stream().map(Tree::toString)
                    .toList());
        };
    }

    private static String written(Part part, String key) {
        return part.tree().find(key).map(Tree::toString).orElse("?");
    }

    /// The help of a key: what it is, what may be written and how it is called in the file.
    String help(Setting setting) {
        String values = texts.get("config.help.values", texts.said(setting.value().words()));
        String without = setting.isRequired()
                ? texts.get("config.help.required")
                : setting.fallback().map(tree -> texts.get("config.help.default", plain(tree)))
                        .orElseGet(() -> texts.get("config.help.none"));
        return texts.said(setting.doc()) + "\n\n" + values + "\n" + without + "\n"
                + texts.get("config.help.key", setting.name());
    }

    private static String plain(Tree tree) {
        return tree.toString().isEmpty() ? "–" : tree.toString();
    }
}
