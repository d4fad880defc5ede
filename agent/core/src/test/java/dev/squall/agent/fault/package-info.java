/** What every injector must do. */
@NullMarked
package dev.squall.agent.fault;

import org.jspecify.annotations.NullMarked;
