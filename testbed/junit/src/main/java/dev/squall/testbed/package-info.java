/**
 * How tests reach the real counterparts that the scripts of {@code testbed/} bring up, and how they are skipped aloud without them.
 * Here belongs what every module's tests would write again: finding, starting and stopping a counterpart. What a test then asks of it, and
 * any client library for that, belongs to the test.
 */
@NullMarked
package dev.squall.testbed;

import org.jspecify.annotations.NullMarked;
