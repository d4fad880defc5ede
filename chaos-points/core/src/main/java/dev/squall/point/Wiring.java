package dev.squall.point;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import dev.squall.point.arming.Board;
import dev.squall.point.arming.ExceptionTypes;
import dev.squall.point.arming.Limits;
import dev.squall.point.endpoint.ArmingFile;
import dev.squall.point.endpoint.Endpoint;
import dev.squall.point.endpoint.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Puts together what an application's points need, by its {@link Settings}. Whatever goes wrong is logged, and the
 * application goes on without it: without an endpoint, without the file's faults, or with nothing that can be armed.
 */
final class Wiring {
    private static final System.Logger LOG = System.getLogger("dev.squall.point");

    private Wiring() {}

    static ChaosPoints start() {
        try {
            return start(Settings.of(Wiring::configured));
        } catch (IllegalArgumentException e) {
            LOG.log(ERROR, "chaos points are off, as their configuration is wrong: " + e.getMessage());
            return new ChaosPoints(
                    board(new ExceptionTypes(List.of()), Limits.USUAL), Wiring::id, true, OptionalInt.empty());
        }
    }

    private static ChaosPoints start(Settings settings) {
        Board board = board(settings.exceptions(), Limits.USUAL.sleepers(settings.sleepers()));
        if (settings.off()) {
            return new ChaosPoints(board, Wiring::id, true, OptionalInt.empty());
        }
        settings.file().ifPresent(file -> {
            try {
                ArmingFile.arm(file, board).forEach(problem -> LOG.log(ERROR, "not armed: " + problem));
            } catch (IOException e) {
                LOG.log(ERROR, "no fault was armed, as " + file + " cannot be read", e);
            }
        });
        return new ChaosPoints(board, Wiring::id, false, open(board, settings));
    }

    private static Board board(ExceptionTypes exceptions, Limits limits) {
        return new Board(exceptions, limits, () -> ThreadLocalRandom.current().nextLong(), new RealTime());
    }

    /** Lasts as long as the process does. */
    @SuppressWarnings("resource")
    private static OptionalInt open(Board board, Settings settings) {
        if (settings.port().isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            Optional<String> token = settings.token();
            if (settings.tokenFile().isPresent()) {
                token = Optional.of(Files.readString(settings.tokenFile().get()).strip());
            }
            if (token.isEmpty()) {
                LOG.log(ERROR, "no chaos endpoint: " + Settings.ROOT + ".token or .token-file is missing");
                return OptionalInt.empty();
            }
            Endpoint endpoint = Endpoint.open(board, instance(), settings.port().get(), token.get());
            LOG.log(INFO, "chaos endpoint at http://127.0.0.1:" + endpoint.port());
            return OptionalInt.of(endpoint.port());
        } catch (IOException | IllegalArgumentException | LinkageError e) {
            LOG.log(ERROR, "no chaos endpoint at port " + settings.port().get(), e);
            return OptionalInt.empty();
        }
    }

    private static Instance instance() {
        ProcessHandle own = ProcessHandle.current();
        Instant started = own.info().startInstant().orElseGet(Instant::now);
        return new Instance(UUID.randomUUID().toString(), own.pid(), started);
    }

    private static String id() {
        return "code-" + UUID.randomUUID();
    }

    private static Optional<String> configured(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(Settings.variable(name))))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
