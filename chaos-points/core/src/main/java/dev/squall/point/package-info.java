/**
 * Chaos points for applications: a {@link dev.squall.point.Point} is a named place in the code that can be told to fail or to
 * slow down, and costs one read of a field as long as it is not. This package is what an application and its tests call; what
 * can happen is in {@code fault}, where it holds in {@code scope}. How it is commanded from outside is in {@code endpoint}.
 */
@NullMarked
package dev.squall.point;

import org.jspecify.annotations.NullMarked;
