package dev.squall.model.resolution;

import dev.squall.model.json.Json;
import java.util.Optional;

/** A store that secrets are fetched from by their path. */
@FunctionalInterface
public interface Vault {
    /** Where nothing is fetched. */
    Vault NONE = (_, _) -> new Found.Missing("no vault is read here");

    /**
     * @param path where it lies, as its author wrote it
     * @param key  one entry of what lies there; all of them without
     */
    Found find(String path, Optional<String> key) throws InterruptedException;

    /** What came of it. */
    sealed interface Found {
        record Value(Json value) implements Found {}

        /** @param reason a sentence that holds no secret */
        record Missing(String reason) implements Found {}
    }
}
