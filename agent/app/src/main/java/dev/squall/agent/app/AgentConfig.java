package dev.squall.agent.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An agent's configuration: {@code squall.cluster}, {@code squall.agent.*}. */
@ConfigMapping(prefix = "squall")
public interface AgentConfig {
    /** The cluster this agent says it belongs to: 1 to 63 lower-case letters, digits, dots, dashes. */
    @WithDefault("default")
    String cluster();

    Agent agent();

    interface Agent {
        /** The agent's own name within its cluster; without one, the machine's host name. */
        Optional<String> id();

        /** What targets may select the agent by. */
        Map<String, String> labels();

        Ledger ledger();

        PolicyFile policy();

        Heartbeat heartbeat();
    }

    interface Ledger {
        /** Where the list of open faults is kept; it must outlive the process. */
        @WithDefault("/var/lib/squall/ledger")
        Path directory();
    }

    interface PolicyFile {
        /** What this node allows; without a file the cautious defaults hold. */
        Optional<Path> file();
    }

    interface Heartbeat {
        @WithDefault("PT3S")
        Duration interval();
    }
}
