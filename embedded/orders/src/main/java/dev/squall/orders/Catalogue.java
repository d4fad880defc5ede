package dev.squall.orders;

import dev.squall.orders.Product.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Products, out of the {@link Cache} if it has them, and out of the database otherwise, from where they go into the cache. */
@ApplicationScoped
class Catalogue {
    private final Cache cache;
    private final OrderStore store;

    Catalogue(Cache cache, OrderStore store) {
        this.cache = cache;
        this.store = store;
    }

    Answer<Optional<Product.Found>> product(String id) {
        return switch (cache.look(id)) {
            case Cache.Look.Hit(Product product) -> new Answer.Known<>(Optional.of(product.from(Source.CACHE)));
            case Cache.Look.Miss _ -> stored(id, true);
            case Cache.Look.Unavailable _ -> stored(id, false);
        };
    }

    private Answer<Optional<Product.Found>> stored(String id, boolean keep) {
        return switch (store.product(id)) {
            case Answer.Unavailable<Optional<Product>>(String reason) -> new Answer.Unavailable<>(reason);
            case Answer.Known<Optional<Product>>(Optional<Product> found) -> {
                if (keep && found.isPresent()) {
                    cache.keep(found.get());
                }
                yield new Answer.Known<>(found.map(product -> product.from(Source.DATABASE)));
            }
        };
    }
}
