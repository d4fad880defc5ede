package dev.squall.local;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.ElapsedTime;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.worker.Functions;
import dev.squall.agent.worker.Resolver;
import dev.squall.agent.worker.Tasks;
import java.time.InstantSource;

/** What a worker on this machine is given: what it can do, what it may do, its time and its threads. */
public record Surroundings(
        StateHome home,
        Functions functions,
        Policy policy,
        Resolver resolver,
        Tasks tasks,
        InstantSource clock,
        ElapsedTime elapsed,
        CallContext.Pauses pauses) {}
