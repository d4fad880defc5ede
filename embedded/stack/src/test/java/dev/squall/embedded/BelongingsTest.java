package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BelongingsTest {
    private final List<String> stopped = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Belongings belongings = new Belongings();

    @Test
    void whatWasStartedLastIsStoppedFirstAndOnce() throws Exception {
        belongings.start(() -> thing("broker"));
        belongings.start(() -> thing("agent"));
        belongings.close();
        belongings.close();
        assertThat(stopped).containsExactly("agent", "broker");
    }

    @Test
    void oneThatCannotBeStoppedDoesNotKeepTheOthersRunning() throws Exception {
        belongings.start(() -> thing("broker"));
        belongings.start(() -> () -> {
            throw new IllegalStateException("stuck");
        });
        belongings.close();
        assertThat(stopped).containsExactly("broker");
    }

    @Test
    void whatIsJustBeingStartedIsStoppedTooAndNothingNewBegins() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> belongings.start(() -> {
                begun.countDown();
                mayEnd.await();
                return thing("slow");
            }));
            begun.await();
            var closing = threads.submit(belongings::close);
            while (!belongings.closing()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> belongings.start(() -> thing("late"))).isInstanceOf(StartFailure.class);
            mayEnd.countDown();
            closing.get();
        }
        assertThat(stopped).containsExactly("slow");
    }

    private AutoCloseable thing(String name) {
        return () -> stopped.add(name);
    }
}
