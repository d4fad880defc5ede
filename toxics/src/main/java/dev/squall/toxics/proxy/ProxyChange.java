package dev.squall.toxics.proxy;

import java.util.Optional;

/** What is to be different about a proxy; what is empty stays. */
public record ProxyChange(Optional<String> listen, Optional<String> upstream, Optional<Boolean> enabled) {
    public static ProxyChange enabled(boolean enabled) {
        return new ProxyChange(Optional.empty(), Optional.empty(), Optional.of(enabled));
    }
}
