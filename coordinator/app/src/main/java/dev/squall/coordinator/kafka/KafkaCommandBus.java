package dev.squall.coordinator.kafka;

import dev.squall.coordinator.kafka.Outbound.Destination;
import dev.squall.coordinator.runner.CommandBus;
import dev.squall.model.codec.CommandCodec;
import dev.squall.model.codec.ControlCodec;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Topics;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.KafkaException;

/**
 * Commands and controls to the agents. What cannot be sent is counted and forgotten: the runner sends again what is not
 * answered.
 */
public final class KafkaCommandBus implements CommandBus {
    private final Outbound outbound;
    private final String source;
    private final Undelivered undelivered;

    /** Is told of each message that Kafka did not take. */
    public interface Undelivered {
        void failed(String topic, String run, Throwable failure);
    }

    /** @param source what messages name as their sender, such as {@code /squall/coordinators/c1} */
    public KafkaCommandBus(Outbound outbound, String source, Undelivered undelivered) {
        this.outbound = outbound;
        this.source = source;
        this.undelivered = undelivered;
    }

    @Override
    public void send(Command command) {
        String agent = command.agent().agent();
        String topic = Topics.commands(command.agent().cluster());
        try {
            int partition = Topics.commandPartition(agent, outbound.partitions(topic));
            var sending = outbound.send(
                    new Destination(topic, partition, agent),
                    CommandCodec.toBytes(command),
                    CommandCodec.headers(command, source));
            report(sending, topic, command.run());
        } catch (KafkaException failed) {
            undelivered.failed(topic, command.run(), failed);
        }
    }

    @Override
    public void send(String cluster, Control control) {
        String topic = Topics.control(cluster);
        var sending = outbound.send(
                new Destination(topic, 0, control.run()),
                ControlCodec.toBytes(control),
                ControlCodec.headers(control, source));
        report(sending, topic, control.run());
    }

    private void report(CompletionStage<Void> sending, String topic, String run) {
        sending.whenComplete((_, failure) -> {
            if (failure != null) {
                undelivered.failed(topic, run, failure);
            }
        });
    }
}
