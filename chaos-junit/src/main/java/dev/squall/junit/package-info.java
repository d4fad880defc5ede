/**
 * Chaos in JUnit tests: {@link dev.squall.junit.Toxics} puts proxies in front of what a test talks to, {@link
 * dev.squall.junit.ChaosArmed} arms chaos points. Both put everything back after each test, whatever happened, and fail a test
 * that left something behind. How anything is broken belongs to {@code dev.squall.toxics} and {@code dev.squall.point}.
 */
@NullMarked
package dev.squall.junit;

import org.jspecify.annotations.NullMarked;
