package dev.squall.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this machine's runs keep what must outlive them: {@code $SQUALL_HOME}, or {@code squall} in
 * {@code $XDG_STATE_HOME}, or {@code ~/.local/state/squall}.
 */
public record StateHome(Path directory) {
    public static StateHome of(Map<String, String> environment, String userHome) {
        var own = environment.get("SQUALL_HOME");
        if (own != null && !own.isBlank()) {
            return new StateHome(Path.of(own));
        }
        var state = environment.get("XDG_STATE_HOME");
        return new StateHome(
                state != null && !state.isBlank()
                        ? Path.of(state, "squall")
                        : Path.of(userHome, ".local", "state", "squall"));
    }

    /** One ledger for each process that runs experiments: several may at once. */
    public Path ledgers() {
        return directory.resolve("ledgers");
    }
}
