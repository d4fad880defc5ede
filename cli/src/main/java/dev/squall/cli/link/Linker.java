package dev.squall.cli.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Puts several jars into one and links their classes by {@link Bootstraps}. Of entries with the same name the first stays,
 * so the first jar's manifest is the whole's.
 */
public final class Linker {
    private final Bootstraps bootstraps;
    private final Set<String> seen = new HashSet<>();

    private Linker(Bootstraps bootstraps) {
        this.bootstraps = bootstraps;
    }

    /** {@code Linker OUT JAR...} */
    public static void main(String[] words) throws IOException {
        var jars = new ArrayList<Path>();
        for (int i = 1; i < words.length; i++) {
            jars.add(Path.of(words[i]));
        }
        link(Path.of(words[0]), jars);
    }

    static void link(Path out, List<Path> jars) throws IOException {
        var places = new URL[jars.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = url(jars.get(i));
        }
        try (var loader = new URLClassLoader(places, null);
                var whole = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
            // Kept as they are: a jar that need not be inflated opens faster.
            whole.setLevel(0);
            var linker = new Linker(new Bootstraps(
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
            for (var jar : jars) {
                linker.add(jar, whole);
            }
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private void add(Path jar, ZipOutputStream whole) throws IOException {
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && !leftOut(name) && seen.add(name)) {
                    byte[] bytes = in.readAllBytes();
                    var copy = new ZipEntry(name);
                    // One time for all: the same jars give the same whole.
                    copy.setTime(0);
                    whole.putNextEntry(copy);
                    whole.write(name.endsWith(".class") ? bootstraps.linked(bytes) : bytes);
                    whole.closeEntry();
                }
            }
        }
    }

    /** Signatures would not hold any more; a class path knows no modules and no other releases' classes. */
    private static boolean leftOut(String name) {
        return name.endsWith("module-info.class")
                || name.startsWith("META-INF/versions/")
                || name.startsWith("META-INF/") && name.matches(".*\\.(SF|RSA|DSA|EC)");
    }
}
