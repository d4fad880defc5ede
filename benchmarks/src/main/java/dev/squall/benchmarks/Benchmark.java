package dev.squall.benchmarks;

import java.util.List;

/** Something that can be measured by name. */
interface Benchmark {
    /** As it is asked for on the command line. */
    String name();

    List<Line> measure(Place place) throws Exception;
}
