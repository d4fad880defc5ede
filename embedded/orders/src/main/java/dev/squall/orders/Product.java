package dev.squall.orders;

/** @param cents price in hundredths of the currency */
record Product(String id, String name, int cents) {
    /** Where an answer came from; in its answers {@code cache} or {@code database}. */
    enum Source {
        CACHE,
        DATABASE
    }

    Found from(Source source) {
        return new Found(id, name, cents, source.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** A product as it is answered. */
    record Found(String id, String name, int cents, String source) {}
}
