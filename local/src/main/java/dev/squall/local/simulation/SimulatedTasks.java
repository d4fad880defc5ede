package dev.squall.local.simulation;

import dev.squall.agent.worker.Tasks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Work in virtual time: it takes effect at one moment and is known to be done at a later one, so that an interrupt or the
 * agent's death can come before, between or after.
 */
final class SimulatedTasks implements Tasks {
    private static final Duration USUAL = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final Chance chance;
    private final Life life;

    /** The process that the work belongs to. */
    interface Life {
        boolean over();

        void end(Crash crash);
    }

    SimulatedTasks(VirtualTime time, Chance chance, Life life) {
        this.time = time;
        this.chance = chance;
        this.life = life;
    }

    @Override
    public <T> Running start(String name, Callable<T> work, Consumer<Result<T>> done) {
        if (chance.happens(chance.weather().threads())) {
            throw new RejectedExecutionException("no thread for " + name);
        }
        var task = new Task<>(work, done);
        time.in(chance.within(chance.happens(0.1) ? SLOW : USUAL), task::takeEffect);
        return task::interrupt;
    }

    /** Runs {@code change} as part of the agent's life, which it may end. */
    static void alive(Life life, Runnable change) {
        if (!life.over()) {
            try {
                change.run();
            } catch (Crash crash) {
                life.end(crash);
            }
        }
    }

    private final class Task<T> {
        private final Callable<T> work;
        private final Consumer<Result<T>> done;
        private boolean taken;
        private boolean over;

        Task(Callable<T> work, Consumer<Result<T>> done) {
            this.work = work;
            this.done = done;
        }

        private void takeEffect() {
            if (!over) {
                taken = true;
                alive(life, () -> {
                    var result = result(work);
                    time.in(chance.within(USUAL), () -> end(result));
                });
            }
        }

        /** Usually heard at once; sometimes the work is not to be stopped, and sometimes its effect was there already. */
        private void interrupt() {
            boolean heard = !chance.happens(0.2);
            if (heard && (!taken || chance.happens(0.5))) {
                time.in(chance.within(USUAL), () -> end(new Result.Interrupted<>()));
            }
        }

        private void end(Result<T> result) {
            if (!over) {
                over = true;
                alive(life, () -> done.accept(result));
            }
        }
    }

    private static <T> Tasks.Result<T> result(Callable<T> work) {
        try {
            return new Tasks.Result.Value<>(work.call());
        } catch (InterruptedException _) {
            return new Tasks.Result.Interrupted<>();
        } catch (Exception broken) {
            return new Tasks.Result.Broken<>(broken);
        }
    }
}
