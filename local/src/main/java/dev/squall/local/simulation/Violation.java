package dev.squall.local.simulation;

/** A promise that was broken in a simulated world, and by what. */
public record Violation(String invariant, String detail) {
    @Override
    public String toString() {
        return invariant + ": " + detail;
    }
}
