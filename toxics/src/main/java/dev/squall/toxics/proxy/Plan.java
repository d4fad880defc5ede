package dev.squall.toxics.proxy;

import dev.squall.toxics.metrics.Traffic;
import dev.squall.toxics.net.Address;
import java.util.List;

/**
 * What the connections of a proxy have to know of it.
 *
 * @param upstream where to connect to, or why that is not possible
 * @param toxics in the order in which data passes them
 */
record Plan(Address.Parsing upstream, List<PlacedToxic> toxics, Traffic up, Traffic down) {
    Plan {
        toxics = List.copyOf(toxics);
    }

    List<PlacedToxic> toxics(Direction direction) {
        return toxics.stream()
                .filter(toxic -> toxic.stream().directions().contains(direction))
                .toList();
    }

    Traffic traffic(Direction direction) {
        return switch (direction) {
            case UPSTREAM -> up;
            case DOWNSTREAM -> down;
        };
    }
}
