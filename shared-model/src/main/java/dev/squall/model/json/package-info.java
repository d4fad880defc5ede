/**
 * The values that an author writes and a probe returns: one sealed tree, the same for YAML, JSON and Kafka. Reading and
 * writing text belongs to {@code codec}.
 */
@NullMarked
package dev.squall.model.json;

import org.jspecify.annotations.NullMarked;
