package dev.squall.toxics.metrics;

/** A text in Prometheus' format, family by family. */
public final class Exposition {
    private final StringBuilder out = new StringBuilder();

    /** Begins a family; its samples follow. */
    public Exposition family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values in turn, sorted by name */
    public Exposition sample(String name, Number value, String... labels) {
        out.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            out.append(labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            out.append('"');
        }
        out.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    public String text() {
        return out.toString();
    }
}
