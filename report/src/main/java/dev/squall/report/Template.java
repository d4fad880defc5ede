package dev.squall.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Fills the templates; whatever they put in is escaped, but for drawings and the style sheet, which are of our making. */
final class Template {
    /** What means something in Markdown within a line; no text of a journal begins one. */
    private static final String SPECIAL = "\\`*_[]#|~";

    private Template() {}

    static String html(Page page, String style) throws IOException {
        return Mustache.compiler()
                .withEscaper(Svg::escaped)
                .zeroIsFalse(true)
                .emptyStringIsFalse(true)
                .compile(resource("report.html"))
                .execute(page.styled(resource(style)));
    }

    static String markdown(Page page) throws IOException {
        return Mustache.compiler()
                .withEscaper(Template::markdown)
                .zeroIsFalse(true)
                .emptyStringIsFalse(true)
                .compile(resource("report.md"))
                .execute(page)
                .replaceAll("\n{3,}", "\n\n");
    }

    /** In one line, so that it stays in its cell. */
    private static String markdown(String raw) {
        var out = new StringBuilder(raw.length() + 16);
        Words.clean(raw).chars().forEach(c -> {
            switch (c) {
                case '\n', '\t' -> out.append(' ');
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                default -> {
                    if (SPECIAL.indexOf(c) >= 0) {
                        out.append('\\');
                    }
                    out.append((char) c);
                }
            }
        });
        return out.toString();
    }

    private static String resource(String name) throws IOException {
        try (var in = Template.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
