package dev.squall.toxics.metrics;

import java.time.Duration;

/** What the process itself uses, as far as the JDK says it without more of it being loaded. */
public final class ProcessMetrics {
    private ProcessMetrics() {}

    public static void write(Exposition to) {
        var runtime = Runtime.getRuntime();
        to.family("jvm_memory_heap_used_bytes", "gauge", "Heap in use, garbage included.")
                .sample("jvm_memory_heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
        to.family("jvm_memory_heap_max_bytes", "gauge", "What the heap may grow to.")
                .sample("jvm_memory_heap_max_bytes", runtime.maxMemory());
        var process = ProcessHandle.current().info();
        process.totalCpuDuration()
                .ifPresent(cpu -> to.family("process_cpu_seconds_total", "counter", "Processor time used.")
                        .sample("process_cpu_seconds_total", seconds(cpu)));
        process.startInstant()
                .ifPresent(start -> to.family("process_start_time_seconds", "gauge", "When it was started.")
                        .sample("process_start_time_seconds", start.getEpochSecond()));
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}
