package dev.baton.app.tour;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;

/// The page that shows all pictures of a tour. It holds them in itself, so that it can be sent as one file.
final class TourIndex {
    private static final String STYLE = """
            :root{color-scheme:light dark;--bg:#f4f6f9;--fg:#1c232d;--muted:#57616d;--card:#fff;--line:#d5dbe3}
            @media(prefers-color-scheme:dark){:root{--bg:#0a0e14;--fg:#e4eaf1;--muted:#98a4b3;--card:#121821;\
            --line:#2b3542}}
            body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Noto Sans","Noto Sans TC",\
            sans-serif}
            main{max-width:1500px;margin:0 auto;padding:32px 24px 64px}
            h1{margin:0 0 4px;font-size:28px}h2{margin:40px 0 12px;font-size:19px}
            p{margin:0;color:var(--muted)}
            .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:20px}
            figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden}
            img{display:block;width:100%;height:auto}
            figcaption{padding:8px 14px;color:var(--muted);font-size:14px;border-top:1px solid var(--line)}
            a:focus-visible img{outline:3px solid #0860ca;outline-offset:-3px}
            """;

    private final Texts texts;

    TourIndex(Texts texts) {
        this.texts = texts;
    }

    /// The page as HTML.
    ///
    /// @param pictures each picture with its bytes, in the order of the tour
    /// @param frames   the sentence about the frame times
    String page(Map<Picture, String> pictures, String frames) {
        StringBuilder html = new StringBuilder(1024);
        html.append("<!DOCTYPE html>\n<html lang=\"").append(texts.locale().toLanguageTag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" ")
                .append("content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(escaped(texts.get("tour.title"))).append("</title>\n<style>\n").append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>").append(escaped(texts.get("tour.title")))
                .append("</h1>\n<p>").append(escaped(texts.get("tour.lead"))).append("</p>\n<p>")
                .append(escaped(frames)).append("</p>\n");
        Map<String, StringBuilder> scenes = new LinkedHashMap<>();
        pictures.forEach((picture, data) -> scenes.computeIfAbsent(picture.scene(), _ -> new StringBuilder())
                .append(figure(picture, data)));
        scenes.forEach((scene, figures) -> html.append("<h2>").append(escaped(texts.get("tour.scene." + scene)))
                .append("</h2>\n<div class=\"grid\">\n").append(figures).append("</div>\n"));
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    /// A picture's bytes as they stand in the page.
    static String data(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private String figure(Picture picture, String data) {
        String caption = escaped(texts.get("tour.caption", texts.get("tour.scene." + picture.scene()),
                texts.get(picture.theme() == Themes.Theme.DARK ? "tour.dark" : "tour.light"),
                picture.language().getDisplayLanguage(picture.language())));
        return "<figure><a href=\"" + picture.file() + "\"><img loading=\"lazy\" width=\"" + TourWindow.WIDTH
                + "\" height=\"" + TourWindow.HEIGHT + "\" alt=\"" + caption + "\" src=\"" + data
                + "\"></a><figcaption>" + caption + "</figcaption></figure>\n";
    }

    private static String escaped(String text) {
        String result = text;
        for (List<String> pair : List.of(List.of("&", "&amp;"), List.of("<", "&lt;"), List.of(">", "&gt;"),
                List.of("\"", "&quot;"))) {
            result = result.replace(pair.getFirst(), pair.getLast());
        }
        return result;
    }
}
