package dev.squall.point.cdi;

/** Which libraries the application has; a class of ours that needs one is loaded only then. */
final class Present {
    static final boolean MUTINY = has("io.smallrye.mutiny.infrastructure.Infrastructure");
    static final boolean VERTX = has("io.vertx.core.Vertx");

    private Present() {}

    private static boolean has(String type) {
        try {
            Class.forName(type, false, Present.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
