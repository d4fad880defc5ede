package dev.squall.toxics.toxic;

import java.util.Map;

/** Does nothing: for trying a client, and for measuring what a toxic costs by itself. */
public record Noop() implements Toxic {
    @Override
    public ToxicType type() {
        return ToxicType.NOOP;
    }

    @Override
    public Map<String, Number> attributes() {
        return Map.of();
    }

    @Override
    public Flow start(Start start) {
        return new Passing();
    }

    private static final class Passing extends OneInHand {
        @Override
        public void follow(Toxic changed) {}
    }
}
