package dev.squall.toxics.loop;

/** Somebody who wants to be woken at a time of his; see {@link Alarms}. */
public abstract class Alarm {
    long when;
    /** Where it stands in the heap, or -1. */
    int place = -1;

    /** It is time. An exception that it throws is a bug; the loop goes on all the same. */
    protected abstract void ring();
}
