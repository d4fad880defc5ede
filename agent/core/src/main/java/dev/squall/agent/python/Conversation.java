package dev.squall.agent.python;

import dev.squall.agent.python.Exchange.Reply;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request within its time. When the time is over or the caller is interrupted, the function is asked to end; when it
 * does not, its process is killed, and with it whatever else runs there.
 */
final class Conversation {
    private final Bridge bridge;
    private final String name;

    /** @param name what messages call it */
    Conversation(Bridge bridge, String name) {
        this.bridge = bridge;
        this.name = name;
    }

    Outcome hold(byte[] request, Duration limit) throws InterruptedException {
        var exchange = bridge.send(request);
        try {
            return outcome(await(exchange, limit));
        } catch (TimeoutException _) {
            String why = name + " took longer than " + Durations.written(limit);
            return brokenOff(exchange, why);
        } catch (InterruptedException interrupt) {
            brokenOff(exchange, name + " was broken off");
            throw interrupt;
        }
    }

    private static Reply await(Exchange exchange, Duration limit) throws InterruptedException, TimeoutException {
        try {
            return exchange.reply().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What it returns just then counts; whatever it raises is the consequence of being broken off. */
    private Outcome brokenOff(Exchange exchange, String why) throws InterruptedException {
        bridge.breakOff(exchange);
        try {
            if (await(exchange, PythonHost.GRACE) instanceof Reply.Line line
                    && outcome(line) instanceof Outcome.Given given
                    && !given.answer().members().containsKey("broken")) {
                return given;
            }
            return new Outcome.Unanswered(why + " and was broken off");
        } catch (TimeoutException _) {
            bridge.kill("its Python process was killed, because " + why + " and did not end when it was broken off");
            return new Outcome.Unanswered(why + ", did not end when it was broken off, and was killed");
        } catch (InterruptedException again) {
            bridge.kill("its Python process was killed, because " + why + " and was not waited for any more");
            throw again;
        }
    }

    private Outcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.Gone(String why) -> new Outcome.Unanswered(name + " has no result: " + why);
            case Reply.Line(byte[] json) -> outcome(json);
        };
    }

    private Outcome outcome(byte[] json) {
        try {
            return JsonReader.parse(json) instanceof Json.Mapping answer
                    ? outcome(answer)
                    : new Outcome.Unanswered(name + " has no result: its answer is no mapping");
        } catch (UnreadableMessage e) {
            return new Outcome.Unanswered(name + " ran, and its result cannot be read: " + e.getMessage());
        }
    }

    private Outcome outcome(Json.Mapping answer) {
        var words = answer.text("words");
        var size = answer.get("bytes");
        if (words.isPresent()) {
            var cause = Outcome.Wrong.Cause.valueOf(
                    answer.text("wrong").orElseThrow().toUpperCase(java.util.Locale.ROOT));
            return new Outcome.Wrong(cause, words.get());
        }
        if (size.isPresent() && size.get() instanceof Json.Number bytes) {
            return new Outcome.Unanswered(
                    name + " ran, and its result of " + bytes.value().toPlainString() + " bytes is more than the "
                            + PythonHost.MOST_BYTES + " that are taken");
        }
        return answer.get("raised").orElse(Json.NULL) instanceof Json.Mapping raised
                        && answer.get("changed").isEmpty()
                ? new Outcome.Raised(Answers.error(raised))
                : new Outcome.Given(answer);
    }
}
