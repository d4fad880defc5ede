package dev.squall.agent.fault.point;

import dev.squall.agent.fault.Fault;
import java.util.List;

/** All functions of the family {@code chaos-point} that change something. */
public final class PointFaults {
    private PointFaults() {}

    public static List<Fault> all() {
        return List.of(ArmPoint.fail(ArmPoint.LEASE), ArmPoint.delay(ArmPoint.LEASE));
    }
}
