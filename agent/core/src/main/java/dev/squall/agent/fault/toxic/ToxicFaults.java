package dev.squall.agent.fault.toxic;

import dev.squall.agent.fault.Fault;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All functions of the family {@code toxiproxy} that change something. */
public final class ToxicFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ToxicFaults() {}

    public static List<Fault> all() {
        return all(PATIENCE, AddToxics.LEASE);
    }

    /**
     * @param patience how long a server may be silent
     * @param lease    how long a new toxic outlives its agent where the server can end it
     */
    static List<Fault> all(Duration patience, Duration lease) {
        var client = new ToxiproxyClient(patience);
        var faults = new ArrayList<Fault>();
        for (ToxicType type : ToxicType.values()) {
            faults.add(new AddToxics(
                    type.func(),
                    (arguments, name) -> ToxicArguments.ofType(type, arguments, name),
                    client,
                    lease,
                    Optional.empty()));
        }
        faults.add(new AddToxics("toxic", ToxicArguments::ofAny, client, lease, Optional.empty()));
        faults.add(new AddToxics("toxics", ToxicArguments::ofSeveral, client, lease, Optional.empty()));
        faults.add(new TakeDown("down", "proxy", client, false, Optional.empty()));
        return faults;
    }
}
