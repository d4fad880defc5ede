package dev.squall.agent.fault.toxic;

import dev.squall.agent.fault.toxic.PlacedToxics.One;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which fault of this agent has which toxic. Two that change the same one would each give back what the other had put there,
 * and the last one would leave it.
 */
final class Claims {
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    private static String key(PlacedToxics placed, One one) {
        return placed.at() + " " + placed.proxy() + " " + one.put().name();
    }

    /** False when another fault has it. */
    boolean take(PlacedToxics placed, One one, String command) {
        return command.equals(owners.computeIfAbsent(key(placed, one), _ -> command));
    }

    void release(PlacedToxics placed, String command) {
        placed.toxics().forEach(one -> owners.remove(key(placed, one), command));
    }

    /** Without those that another fault has: they are not this one's to undo, or to be asked about. */
    PlacedToxics own(PlacedToxics placed, String command) {
        List<One> own = new ArrayList<>();
        for (One one : placed.toxics()) {
            if (command.equals(owners.getOrDefault(key(placed, one), command))) {
                own.add(one);
            }
        }
        return new PlacedToxics(placed.at(), placed.proxy(), placed.upstream(), own);
    }
}
