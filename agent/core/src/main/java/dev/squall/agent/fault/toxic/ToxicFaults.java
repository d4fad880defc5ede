package dev.squall.agent.fault.toxic;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All functions of the family {@code toxiproxy} that change something. */
public final class ToxicFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ToxicFaults() {}

    /** @param environment the agent's environment variables, as far as {@code policy} gives them out */
    public static List<Fault> all(Policy policy, Function<String, Optional<String>> environment) {
        return all(PATIENCE, AddToxics.LEASE, new EnvironmentValues(policy, environment));
    }

    /**
     * @param patience how long a server may be silent
     * @param lease    how long a new toxic outlives its agent where the server can end it
     */
    static List<Fault> all(Duration patience, Duration lease, EnvironmentValues environment) {
        var client = new ToxiproxyClient(patience);
        var claims = new Claims();
        var faults = new ArrayList<Fault>();
        for (ToxicType type : ToxicType.values()) {
            faults.add(new AddToxics(
                    type.func(),
                    ToxicArguments.of(type),
                    (arguments, name) -> ToxicArguments.ofType(type, arguments, name),
                    client,
                    claims,
                    lease,
                    Optional.empty()));
        }
        faults.add(new AddToxics(
                "toxic", ToxicArguments.ANY, ToxicArguments::ofAny, client, claims, lease, Optional.empty()));
        faults.add(new AddToxics(
                "toxics", ToxicArguments.SEVERAL, ToxicArguments::ofSeveral, client, claims, lease, Optional.empty()));
        faults.add(new TakeDown("down", "proxy", client, false, Optional.empty()));
        faults.addAll(ChaosToxiToxics.all(client, claims, lease));
        for (ProxyDeed deed : ProxyDeed.values()) {
            faults.add(new ProxyAction(deed, client, environment));
        }
        return faults;
    }
}
