package dev.squall.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code squall run} adds to each request of an experiment with 200 HTTP probes, most of which meets code that is not compiled
 * yet, and with 2,000: by the journal's times, minus what the same requests take in {@link PlainRequests}. The first request is left
 * out on both sides, for it pays for the start of the client.
 */
final class HttpSteps implements Benchmark {
    private static final Duration GOAL = Duration.ofNanos(300_000);

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Line> measure(Place place) throws Exception {
        var lines = new ArrayList<Line>();
        try (var target = new Target()) {
            lines.addAll(measure(place, target.url(), 200, 10));
            lines.addAll(measure(place, target.url(), 2_000, 5));
        }
        return lines;
    }

    private static List<Line> measure(Place place, String url, int probes, int rounds) throws Exception {
        var squall = new ArrayList<Duration>();
        var chaos = new ArrayList<Duration>();
        var plain = new ArrayList<Duration>();
        Path file = place.write("http.json", Experiments.http(url, probes));
        var programs = Programs.prepared(place, file);
        for (int round = 0; round <= rounds; round++) {
            programs.wall(programs.squall(file, "squall.json"));
            squall.add(perStep(place, "squall.json", probes));
            plain.add(PlainRequests.inOwnProcess(place, url, probes));
            if (programs.chaos().isPresent()) {
                programs.wall(programs.chaos(file, "chaos.json"));
                chaos.add(perStep(place, "chaos.json", probes));
            }
        }
        return lines(place, "overhead per HTTP step of %,d".formatted(probes), squall, chaos, plain);
    }

    private static List<Line> lines(
            Place place, String what, List<Duration> squall, List<Duration> chaos, List<Duration> plain) {
        var ours = Samples.of(squall.subList(1, squall.size()));
        var client = Samples.of(plain.subList(1, plain.size()));
        place.say("per step, squall run   " + ours.quantiles());
        place.say("per request, plain     " + client.quantiles());
        var overhead = ours.median().minus(client.median());
        var lines = new ArrayList<Line>();
        lines.add(new Line.Time(
                what,
                overhead,
                "%s less the plain client's %s"
                        .formatted(Line.milliseconds(ours.median()), Line.milliseconds(client.median())),
                GOAL));
        if (!chaos.isEmpty()) {
            var theirs = Samples.of(chaos.subList(1, chaos.size()));
            place.say("per step, chaos run    " + theirs.quantiles());
            lines.add(
                    new Line.Ratio(what, overhead, "chaos run", theirs.median().minus(client.median()), 0.25));
        }
        return lines;
    }

    /** From the end of the first step to the end of the last one, by step. */
    private static Duration perStep(Place place, String journal, int probes) throws IOException {
        JsonNode steps = new ObjectMapper()
                .readTree(place.scratch().resolve(journal).toFile())
                .path("run");
        if (steps.size() != probes) {
            throw new IllegalStateException(journal + " has " + steps.size() + " steps");
        }
        return Duration.between(end(steps.get(0)), end(steps.get(probes - 1))).dividedBy(probes - 1);
    }

    private static Instant end(JsonNode step) {
        String text = step.path("end").asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }
}
