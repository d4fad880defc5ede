package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Rejection;
import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.model.message.Scope;
import java.util.Set;

/** Replaces the {@code ${name}} patterns of a command by configuration and by the secrets of this node. May wait. */
@FunctionalInterface
public interface Resolver {
    /** @param call what the provider stands for, with its patterns */
    Resolution resolve(Provider provider, Call call, Scope scope) throws InterruptedException;

    /** What came of it. */
    sealed interface Resolution {
        /**
         * @param secrets the values of all secrets that were read: no report, ledger entry or log line may hold one
         */
        record Resolved(Call call, Set<Json> secrets) implements Resolution {
            public Resolved {
                secrets = Set.copyOf(secrets);
            }
        }

        /** A secret cannot or may not be read. */
        record Unresolved(Rejection rejection) implements Resolution {}
    }
}
