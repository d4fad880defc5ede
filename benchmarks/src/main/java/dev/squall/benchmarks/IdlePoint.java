package dev.squall.benchmarks;

import dev.squall.point.ChaosPoints;
import dev.squall.point.Point;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A method with a chaos point in it that nothing is armed at, and the same method without; called, as one that is worth a
 * point usually is, and taken into its caller by the compiler, which leaves nothing for the point to hide behind.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class IdlePoint {
    private static final Point HELD = ChaosPoints.at("benchmark.held");

    private int orders = 1;

    @Benchmark
    public int plainCalled() {
        return plain();
    }

    /** As it is meant to be used: the point stands in a constant. */
    @Benchmark
    public int heldCalled() {
        return held();
    }

    /** Looked up by its name at each call. */
    @Benchmark
    public int namedCalled() {
        return named();
    }

    @Benchmark
    public int plainInlined() {
        return orders * 31 + 7;
    }

    @Benchmark
    public int heldInlined() {
        HELD.hit();
        return orders * 31 + 7;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int plain() {
        return orders * 31 + 7;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int held() {
        HELD.hit();
        return orders * 31 + 7;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int named() {
        ChaosPoints.at("benchmark.named").hit();
        return orders * 31 + 7;
    }
}
