package dev.squall.coordinator.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the coordinator, with addresses left to its own gate: the framework would answer one that is no URI before anybody is
 * asked, with 400 and no document.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
