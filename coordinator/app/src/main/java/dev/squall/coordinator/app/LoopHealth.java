package dev.squall.coordinator.app;

import dev.squall.coordinator.loop.RunnerLoop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Whether runs are decided: the loop's thread lives, and it is not waiting for the store. */
class LoopHealth {
    private LoopHealth() {}

    /** A loop that has died does not come back by itself. */
    @Liveness
    static class Alive implements HealthCheck {
        private final RunnerLoop loop;

        Alive(RunnerLoop loop) {
            this.loop = loop;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("squall-loop-alive")
                    .status(loop.alive())
                    .build();
        }
    }

    /** Down until it knows which runs are its own, and while the store is away; nothing is lost meanwhile. */
    @Readiness
    static class Deciding implements HealthCheck {
        private final RunnerLoop loop;

        Deciding(RunnerLoop loop) {
            this.loop = loop;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("squall-loop")
                    .status(loop.alive() && loop.joined() && !loop.stalled())
                    .withData("waiting", loop.waiting())
                    .withData("joined", loop.joined())
                    .withData("stalled", loop.stalled())
                    .build();
        }
    }
}
