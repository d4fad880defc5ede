package dev.squall.coordinator.kafka;

import dev.squall.coordinator.kafka.Outbound.Destination;
import dev.squall.model.codec.RequestCodec;
import dev.squall.model.message.Request;
import dev.squall.model.message.Topics;
import java.util.concurrent.CompletionStage;

/** What people ask of runs, on its way to the coordinator that owns the run, which may be this one. */
public final class Requests {
    private final Outbound outbound;
    private final String source;

    public Requests(Outbound outbound, String source) {
        this.outbound = outbound;
        this.source = source;
    }

    /** Completes when Kafka has it; fails when Kafka could not be reached for the producer's {@code delivery.timeout.ms}. */
    public CompletionStage<Void> send(Request request) {
        return outbound.send(
                new Destination(Topics.REPORTS, null, request.run()),
                RequestCodec.toBytes(request),
                RequestCodec.headers(request, source));
    }
}
