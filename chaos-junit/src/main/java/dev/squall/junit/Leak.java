package dev.squall.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that left something broken, by its name; what it left is put right already. */
final class Leak extends AssertionError {
    private static final long serialVersionUID = 1L;

    private Leak(String message) {
        super(message);
    }

    /** @param left a sentence for each thing; nothing happens when there is none */
    static void fail(ExtensionContext test, List<String> left) {
        if (!left.isEmpty()) {
            throw new Leak(name(test) + " left something behind, which is put right now: " + String.join("; ", left));
        }
    }

    static String name(ExtensionContext test) {
        return test.getTestClass().map(type -> type.getSimpleName() + ".").orElse("") + test.getDisplayName();
    }
}
