package dev.squall.toxics.proxy;

import dev.squall.toxics.loop.Loops;
import dev.squall.toxics.loop.Ticker;
import dev.squall.toxics.metrics.Ledger;
import dev.squall.toxics.net.Resolver;
import dev.squall.toxics.toxic.HeldBytes;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all proxies of a server share.
 *
 * @param seed of all chance
 * @param later does things at their time; what it does may wait for locks but not for data
 * @param capacity how many connections there may be at once
 * @param patience how long a connection to an upstream may take
 */
public record Surroundings(
        long seed,
        Loops loops,
        Ticker ticker,
        Resolver resolver,
        ScheduledExecutorService later,
        HeldBytes held,
        Ledger ledger,
        Capacity capacity,
        Duration patience) {}
