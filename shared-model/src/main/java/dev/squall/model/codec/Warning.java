package dev.squall.model.codec;

/** What is odd in a document but does not keep it from being used; shaped like {@link Problem}. */
public record Warning(String source, String path, int line, int column, String message, String remedy) {
    @Override
    public String toString() {
        return Problem.shown(source, path, line, column, message, remedy);
    }
}
