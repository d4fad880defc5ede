package dev.squall.embedded;

/** Hears, line by line, what is going on while a stack comes up and goes down. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
