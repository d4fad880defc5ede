package dev.squall.report;

import java.util.Locale;

/**
 * Writes one drawing, element by element; every text is escaped. Colours are attributes, which a style sheet wins over, so that
 * a page can be dark and a PDF need not know the page's styles.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String label) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\"><title>")
                .append(escaped(label))
                .append("</title>");
    }

    Svg bar(double x, double y, double width, double height, Mark mark, String title) {
        out.append(format(
                        "<rect class=\"fill-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>",
                        mark.style(), x, y, Math.max(width, 2), height, colour(mark)))
                .append(escaped(title))
                .append("</title></rect>");
        return this;
    }

    Svg dot(double x, double y, Mark mark) {
        out.append(format(
                "<circle class=\"fill-%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>",
                mark.style(), x, y, colour(mark)));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String style, String colour, boolean dashed) {
        out.append(format(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1\"%s/>",
                style, x1, y1, x2, y2, colour, dashed ? " stroke-dasharray=\"4 3\"" : ""));
        return this;
    }

    Svg path(String points) {
        out.append("<polyline class=\"curve\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.5\" points=\"")
                .append(points)
                .append("\"/>");
        return this;
    }

    Svg text(double x, double y, String anchor, String text) {
        out.append(format(
                        "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"11\" font-family=\"sans-serif\""
                                + " fill=\"#222222\">",
                        x, y, anchor))
                .append(escaped(text))
                .append("</text>");
        return this;
    }

    String done() {
        return out + "</svg>";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String colour(Mark mark) {
        return switch (mark) {
            case GOOD -> "#2e7d32";
            case BAD -> "#c62828";
            case UNKNOWN -> "#b26a00";
            case PLAIN -> "#5b7083";
        };
    }

    static String escaped(String text) {
        return Words.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
