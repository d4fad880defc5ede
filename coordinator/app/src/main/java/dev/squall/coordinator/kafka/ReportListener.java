package dev.squall.coordinator.kafka;

import dev.squall.coordinator.loop.Input;
import dev.squall.coordinator.loop.RunnerLoop;
import dev.squall.coordinator.run.RunInput;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.codec.RequestCodec;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Turns the records of the reports' topic into inputs. A batch is acknowledged, and its offsets committed, when everything
 * it led to is durable and what could not be read is among the dead letters.
 */
@ApplicationScoped
public class ReportListener {
    /** The channel's name in the configuration. */
    public static final String CHANNEL = "reports";

    private final RunnerLoop loop;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    ReportListener(RunnerLoop loop, DeadLetters deadLetters, InstantSource clock) {
        this.loop = loop;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> take(ConsumerRecords<String, byte[]> records) {
        var now = clock.instant();
        var inputs = new ArrayList<Input>(records.count());
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (var record : records) {
            try {
                inputs.add(read(record, now));
            } catch (UnreadableMessage unreadable) {
                pending.add(deadLetters.putAside(record, unreadable.reason()).toCompletableFuture());
            }
        }
        pending.add(accept(inputs));
        return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> accept(List<Input> inputs) {
        try {
            return loop.accept(inputs).toCompletableFuture();
        } catch (RejectedExecutionException stopping) {
            return new CompletableFuture<>(); // never acknowledged: the next owner gets them
        }
    }

    private static Input read(ConsumerRecord<String, byte[]> record, Instant now) {
        if (record.value() == null) {
            throw new UnreadableMessage("the record is empty");
        }
        var json = JsonReader.parse(record.value());
        if (json instanceof Json.Mapping mapping
                && mapping.text("type")
                        .filter(type -> type.startsWith(RequestCodec.PREFIX))
                        .isPresent()) {
            Request request = RequestCodec.read(json);
            return new Input(record.partition(), request.run(), new RunInput.Requested(now, request));
        }
        Report report = ReportCodec.read(json);
        return new Input(record.partition(), report.run(), new RunInput.Reported(now, report));
    }
}
