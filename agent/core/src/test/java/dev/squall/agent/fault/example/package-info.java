/** The faults that docs/adding-a-fault.md builds, letter by letter. No agent has them. */
@NullMarked
package dev.squall.agent.fault.example;

import org.jspecify.annotations.NullMarked;
