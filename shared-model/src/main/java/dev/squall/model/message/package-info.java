/**
 * What crosses Kafka: {@link dev.squall.model.message.Command commands} and
 * {@link dev.squall.model.message.Control controls} to agents, {@link dev.squall.model.message.Report reports} and
 * {@link dev.squall.model.message.Heartbeat heartbeats} back, and the {@link dev.squall.model.message.Topics} that carry
 * them. Their text form belongs to {@code codec}.
 */
@NullMarked
package dev.squall.model.message;

import org.jspecify.annotations.NullMarked;
