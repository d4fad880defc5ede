package dev.squall.agent.worker;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.ledger.LedgerEntry;
import dev.squall.agent.policy.Policy;
import dev.squall.model.message.AgentRef;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What all jobs of a worker share: its ports, its limits, and the lock under which every state changes. */
final class Shift {
    final WorkerSettings settings;
    final Functions functions;
    final Policy policy;
    final Ports ports;
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable after;

    Shift(WorkerSettings settings, Functions functions, Policy policy, Ports ports, Runnable after) {
        this.settings = settings;
        this.functions = functions;
        this.policy = policy;
        this.ports = ports;
        this.after = after;
    }

    /** One change of state, and what follows from it for everybody. */
    void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            after.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    <T> Tasks.Running run(String name, Callable<T> work, Consumer<Tasks.Result<T>> done) {
        return ports.tasks().start(name, work, result -> locked(() -> done.accept(result)));
    }

    <T> Tasks.Running follow(String name, Callable<T> work, Consumer<Tasks.Result<T>> done) {
        return ports.tasks().follow(name, work, result -> locked(() -> done.accept(result)));
    }

    /** Adds an entry whose loss costs no safety, because the intent is on the disk. */
    void note(LedgerEntry entry) {
        try {
            ports.ledger().append(entry);
        } catch (IOException e) {
            log().log(
                            System.Logger.Level.ERROR,
                            "ledger entry not written; entry="
                                    + entry.getClass().getSimpleName(),
                            e);
        }
    }

    /** A piece of work broke in a way that its function does not know. */
    void broken(String command, Throwable cause, Masks masks) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        log().log(
                        System.Logger.Level.ERROR,
                        "work broke; command=" + command + " cause=" + masks.mask(trace.toString()));
    }

    AgentRef agent() {
        return settings.agent();
    }

    Instant now() {
        return ports.clock().instant();
    }

    Duration elapsed() {
        return ports.elapsed().elapsed();
    }

    CallContext context(String command, Duration timeout) {
        return new CallContext(command, timeout, ports.clock(), ports.elapsed(), ports.pauses(), chance(command));
    }

    private static RandomGenerator chance(String command) {
        return new java.util.SplittableRandom(command.hashCode());
    }

    /** Found when it is needed: on a good day nothing is logged here, and finding it costs more than a probe. */
    private static System.Logger log() {
        return System.getLogger(Worker.class.getName());
    }
}
