package dev.squall.cli.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Puts several jars into one and lets {@link Rewriter} have its classes. Of entries with the same name the first stays, so the
 * first jar's manifest is the whole's.
 */
public final class Linker {
    private static final String CLASS = ".class";

    private Linker() {}

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
        var entries = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < places.length; i++) {
            places[i] = jars.get(i).toUri().toURL();
            read(jars.get(i), entries);
        }
        var program = new ArrayList<byte[]>();
        entries.forEach((name, bytes) -> {
            if (name.endsWith(CLASS)) {
                program.add(bytes);
            }
        });
        try (var loader = new URLClassLoader(places, null)) {
            var hierarchy =
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
            Rewriter.rewrite(program, hierarchy).forEach((type, bytes) -> entries.put(entry(type), bytes));
        }
        write(out, entries);
    }

    private static String entry(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + CLASS;
    }

    private static void read(Path jar, Map<String, byte[]> entries) throws IOException {
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory() && !leftOut(entry.getName())) {
                    entries.putIfAbsent(entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void write(Path out, Map<String, byte[]> entries) throws IOException {
        try (var whole = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
            // Kept as they are: a jar that need not be inflated opens faster.
            whole.setLevel(0);
            for (var each : entries.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                // One time for all: the same jars give the same whole.
                entry.setTime(0);
                whole.putNextEntry(entry);
                whole.write(each.getValue());
                whole.closeEntry();
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
