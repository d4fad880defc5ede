package dev.squall.toxics.contract;

/**
 * Where this server differs from Toxiproxy 2.12 on purpose, as far as the contract meets it. What Toxiproxy does not survive, or what
 * freezes it, cannot be asked of it at all: {@code BetterThanTheReferenceTest} has that.
 *
 * @param version what it says it is; its own build says {@code git}, which clients cannot compare
 * @param errorType of errors that are JSON; a slip overwrote the type there
 * @param listenAfterFailedMove whether a move to an address that is taken leaves the proxy where it was, and enabled
 * @param attributesAfterFailedPatch the jitter of a toxic after a request that set it and then went wrong
 * @param toxicsAfterSecondPopulate how many toxics a proxy on all interfaces has left when the same list is sent again
 * @param sameIsAChange whether a toxic that is set to what it is lets go of what it holds
 * @param typesBeyond whether there are types of toxics that it does not have
 */
public record Differences(
        String version,
        String errorType,
        boolean listenAfterFailedMove,
        int attributesAfterFailedPatch,
        int toxicsAfterSecondPopulate,
        boolean sameIsAChange,
        boolean typesBeyond) {

    static final Differences REFERENCE = new Differences("git", "text/plain; charset=utf-8", false, 77, 0, true, false);
    static final Differences OURS = new Differences("2.12.0", "application/json", true, 0, 1, false, true);
}
