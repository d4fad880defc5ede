package dev.squall.cli;

import java.net.InetAddress;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Has parts of the JDK that take milliseconds at their first use make themselves ready on another processor, while this one still reads
 * options and the experiment. Nothing waits for it, and nothing depends on it.
 */
final class HeadStart {
    private static final boolean IS_WORTH_IT = Runtime.getRuntime().availableProcessors() > 1;

    private HeadStart() {}

    /** What the functions of these families need. */
    static void begin(Set<String> families) {
        if (families.contains("process")) {
            // The JDK looks through the class path for a logger when it starts a program.
            start(() -> ServiceLoader.load(System.LoggerFinder.class, ClassLoader.getSystemClassLoader())
                    .findFirst());
        }
        if (families.contains("http") || families.contains("prometheus")) {
            // The JDK reads its security settings before the first address.
            start(InetAddress::getLoopbackAddress);
        }
    }

    private static void start(Runnable preparation) {
        if (IS_WORTH_IT) {
            Thread.ofPlatform().daemon().name("squall-head-start").start(preparation);
        }
    }
}
