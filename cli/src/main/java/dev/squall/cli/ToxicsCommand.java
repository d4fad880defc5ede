package dev.squall.cli;

import dev.squall.toxics.RefusedException;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.ToxicsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a Toxiproxy-compatible server until it is told to stop. */
final class ToxicsCommand implements Command {
    private static final String DEFAULT_LISTEN = "localhost:8474";

    @Override
    public String operands() {
        return "[--listen HOST:PORT]";
    }

    @Override
    public String summary() {
        return "runs a Toxiproxy-compatible server";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("--listen", "HOST:PORT", "where clients control it, or unix:/path; " + DEFAULT_LISTEN),
                new Option("--config", "FILE", "proxies to begin with: a JSON array"),
                new Option("--seed", "NUMBER", "decides every random choice; drawn, and shown"),
                Option.flag("--metrics", "serves /metrics for Prometheus"),
                new Option("--token-file", "FILE", "clients have to show the token that stands in it"));
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException {
        if (!arguments.rest().isEmpty()) {
            throw new UsageError("what is '" + arguments.rest().getFirst() + "'?");
        }
        var stop = new CountDownLatch(1);
        try (var _ = Interrupts.polite((_, _) -> stop.countDown());
                var server = ToxicsServer.start(settings(arguments))) {
            var config = arguments.last("--config");
            if (config.isPresent()) {
                populate(server, Path.of(config.get()), terminal);
            }
            terminal.say("toxics listens on " + server.address().orElse("nothing") + ", seed " + server.seed());
            stop.await();
        }
        return Exit.HELD;
    }

    private static ToxicsSettings settings(Arguments arguments) throws UsageError, IOException {
        var settings =
                ToxicsSettings.standard().listen(arguments.last("--listen").orElse(DEFAULT_LISTEN));
        var seed = arguments.last("--seed");
        if (seed.isPresent()) {
            settings = settings.seed(number(seed.get()));
        }
        if (arguments.has("--metrics")) {
            settings = settings.withMetrics();
        }
        var token = arguments.last("--token-file");
        if (token.isPresent()) {
            String secret = TextFile.read(Path.of(token.get())).strip();
            if (secret.isEmpty()) {
                throw new UsageError("there is no token in " + token.get());
            }
            settings = settings.token(secret);
        }
        return settings;
    }

    private static long number(String written) throws UsageError {
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException _) {
            throw new UsageError("--seed is '" + written + "' and must be a whole number");
        }
    }

    /** As with Toxiproxy, what cannot be had of a configuration is said, and the server runs all the same. */
    private static void populate(ToxicsServer server, Path config, Terminal terminal) {
        try {
            int proxies = server.populate(TextFile.read(config));
            terminal.say(config + ": " + proxies + (proxies == 1 ? " proxy" : " proxies"));
        } catch (IOException unreadable) {
            terminal.complain("squall toxics: " + unreadable.getMessage());
        } catch (RefusedException refused) {
            terminal.complain("squall toxics: " + config + ": " + refused.getMessage());
        }
    }
}
