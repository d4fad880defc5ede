/**
 * What clients of Toxiproxy rely on, held against the real one and against this server: {@link dev.squall.toxics.contract.Differences} is
 * the one place that says where they are meant to differ.
 */
@NullMarked
package dev.squall.toxics.contract;

import org.jspecify.annotations.NullMarked;
