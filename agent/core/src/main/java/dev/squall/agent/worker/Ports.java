package dev.squall.agent.worker;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.ledger.Ledger;
import java.time.InstantSource;

/** Everything through which a worker touches the world around it. */
public record Ports(
        Ledger ledger,
        Reports reports,
        Tasks tasks,
        Alarm alarm,
        Resolver resolver,
        InstantSource clock,
        ElapsedTime elapsed,
        CallContext.Pauses pauses) {}
