/** What every ledger must do, and what the file does besides. */
@NullMarked
package dev.squall.agent.ledger;

import org.jspecify.annotations.NullMarked;
