package dev.squall.coordinator.plan;

import dev.squall.model.message.AgentRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The agents that were alive when a plan was made, in order of their names. */
public record Fleet(List<Member> members) {
    public Fleet {
        members = members.stream()
                .sorted((one, other) -> one.agent().compareTo(other.agent()))
                .toList();
    }

    /** @param capabilities {@code family} for all its functions, or {@code family.func} */
    public record Member(AgentRef agent, Map<String, String> labels, Set<String> capabilities) {
        public Member {
            labels = Map.copyOf(labels);
            capabilities = Set.copyOf(capabilities);
        }
    }
}
