package dev.squall.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that Squall is built of. The launcher starts the command line from one jar that has in it what nearly every
 * command needs; the few that need more, such as a Kubernetes client, begin again with all jars.
 */
final class Whole {
    private Whole() {}

    /** Where all jars are, when this process does not have them. */
    static Optional<Path> missing() {
        return Optional.ofNullable(System.getProperty("squall.lib")).map(Path::of);
    }

    /** Runs the same command with all jars, by loading them beside what is loaded now. Does not return. */
    @SuppressWarnings("resource") // Lives as long as the process.
    static void begin(Path jars, String[] words) throws IOException {
        System.clearProperty("squall.lib");
        URL[] places;
        try (var files = Files.list(jars)) {
            places = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(Whole::url)
                    .toArray(URL[]::new);
        }
        var loader = new OwnFirst(places);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(Main.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) words);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("what is in " + jars + " is not Squall", broken);
        }
    }

    /** What is loaded now may be the boot loader's, whom every other would ask first. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL[] places) {
            super(places, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? find(name) : loaded;
            }
        }

        private Class<?> find(String name) throws ClassNotFoundException {
            try {
                return findClass(name);
            } catch (ClassNotFoundException _) {
                return getParent().loadClass(name);
            }
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
