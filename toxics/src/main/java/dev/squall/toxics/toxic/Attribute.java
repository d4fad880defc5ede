package dev.squall.toxics.toxic;

/**
 * One attribute of a type of toxic.
 *
 * @param name on the wire
 * @param kind what it may be
 * @param otherwise its value when it is not given
 */
public record Attribute(String name, Kind kind, Number otherwise) {
    /** What an attribute may be, with the name that clients have seen in error messages for ten years. */
    public enum Kind {
        INT64("int64"),
        INT("int"),
        FLOAT64("float64");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    static Attribute int64(String name) {
        return new Attribute(name, Kind.INT64, 0L);
    }

    static Attribute plainInt(String name) {
        return new Attribute(name, Kind.INT, 0L);
    }

    static Attribute share(String name, double otherwise) {
        return new Attribute(name, Kind.FLOAT64, otherwise);
    }
}
