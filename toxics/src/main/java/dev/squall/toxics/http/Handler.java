package dev.squall.toxics.http;

/** Answers requests, several at once; an exception is a bug, and answered with 500. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
