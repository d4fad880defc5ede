package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code tcp.connect}: opens a connection and closes it again. Gives {@code {connected, address, seconds}}; {@code {connected: false, reason}} when nobody listens or answers,
 * because that is an observation too.
 */
public final class TcpProbe implements Prober {
    private static final Usage USAGE = Usage.of(
            "opens a TCP connection and closes it again",
            Parameter.needed("host", Kind.TEXT, "name or address of the machine"),
            Parameter.needed("port", Kind.WHOLE, "1 to 65535"),
            Parameter.optional("timeout", Kind.DURATION, "how long that may take")
                    .or(Json.of(5)));

    @Override
    public String family() {
        return "tcp";
    }

    @Override
    public String func() {
        return "connect";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, USAGE);
        String host = arguments.text("host");
        Optional<Integer> port = arguments.whole("port", 1, Arguments.LAST_PORT);
        Duration timeout = arguments.duration("timeout").orElse(Duration.ZERO);
        var problem = arguments.problem();
        return problem.isPresent()
                ? new Observation.Rejected(problem.get())
                : connect(host, port.orElseThrow(), timeout, context);
    }

    private static Observation connect(String host, int port, Duration timeout, CallContext context)
            throws InterruptedException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new Observation.Unseen("the host " + host + " is unknown");
        }
        Duration begun = context.elapsed().elapsed();
        // A channel's connect can be interrupted on every kind of thread.
        try (var channel = SocketChannel.open()) {
            channel.socket().connect(address, Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
            Duration took = context.elapsed().elapsed().minus(begun);
            return new Observation.Seen(Json.mapping("connected", Json.of(true))
                    .with("address", Json.of(address.getAddress().getHostAddress() + ":" + port))
                    .with("seconds", Json.of(took.toNanos() / 1e9)));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Observation.Seen(
                    Json.mapping("connected", Json.of(false)).with("reason", Json.of(String.valueOf(e.getMessage()))));
        }
    }
}
