package dev.squall.model.codec;

/**
 * Why a document cannot be used: where, what, and what would be right.
 *
 * @param source the file
 * @param path   in the document, such as {@code method[0].provider.type}; empty for the whole document
 * @param line   from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 * @param remedy what to write instead; may be empty
 */
public record Problem(String source, String path, int line, int column, String message, String remedy) {
    /** {@code database-failover.yaml:12:9 method[0].provider.type: 'pythom' is no provider type; use http, ...} */
    @Override
    public String toString() {
        return shown(source, path, line, column, message, remedy);
    }

    static String shown(String source, String path, int line, int column, String message, String remedy) {
        var text = new StringBuilder(source);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        if (!path.isEmpty()) {
            text.append(' ').append(path);
        }
        text.append(": ").append(message);
        return remedy.isEmpty()
                ? text.toString()
                : text.append("; ").append(remedy).toString();
    }
}
