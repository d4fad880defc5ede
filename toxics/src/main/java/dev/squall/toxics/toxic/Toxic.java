package dev.squall.toxics.toxic;

import java.util.Map;

/**
 * What is done to the data of a connection, as somebody asked for it. Which proxy, which direction and how many of the connections are
 * told apart from it.
 */
public sealed interface Toxic
        permits Bandwidth,
                Corrupt,
                Latency,
                LimitData,
                LimitTime,
                Noop,
                PacketLoss,
                ResetPeer,
                Slicer,
                SlowClose,
                SlowOpen,
                Timeout {
    ToxicType type();

    /** Its attributes under their names on the wire, in the order in which they are shown. */
    Map<String, Number> attributes();

    /** Begins to work on one direction of one connection. */
    Flow start(Start start);
}
