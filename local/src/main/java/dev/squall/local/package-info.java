/**
 * Runs coordinator and agent cores in one process. Rules of either core do not belong here.
 */
@NullMarked
package dev.squall.local;

import org.jspecify.annotations.NullMarked;
