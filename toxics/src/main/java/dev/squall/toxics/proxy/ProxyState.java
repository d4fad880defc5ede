package dev.squall.toxics.proxy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What can be seen of a proxy at one moment.
 *
 * @param listen where it listens, with its port; while it is disabled what it was asked for
 * @param asked how {@code listen} was spelled by who asked for it
 * @param upstream where it connects to, as it was given
 * @param toxics in the order in which data passes them
 */
public record ProxyState(
        String name, String listen, String asked, String upstream, boolean enabled, List<PlacedToxic> toxics) {

    public ProxyState {
        toxics = List.copyOf(toxics);
    }

    /** In the order in which clients see them: those of the way upstream first. */
    public List<PlacedToxic> toxicsInOrder() {
        return toxics.stream()
                .sorted(Comparator.comparing(
                        toxic -> !toxic.stream().directions().contains(Direction.UPSTREAM)))
                .toList();
    }

    public Optional<PlacedToxic> toxic(String toxic) {
        return toxics.stream().filter(each -> each.name().equals(toxic)).findFirst();
    }

    ProxyState withToxics(List<PlacedToxic> changed) {
        return new ProxyState(name, listen, asked, upstream, enabled, changed);
    }

    ProxyState disabled() {
        return new ProxyState(name, listen, asked, upstream, false, toxics);
    }
}
