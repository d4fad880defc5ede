package dev.squall.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of the checkout that this module checks, read as maps and lists. */
final class Shipped {
    private static final Path ROOT = Path.of(System.getProperty("squall.root", ".."));

    private Shipped() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(String path) {
        return map(new Yaml().load(text(path)));
    }

    /** Every object of every manifest under {@code deploy/kubernetes}. */
    static List<Map<String, Object>> manifests() {
        var found = new ArrayList<Map<String, Object>>();
        for (Path file : under("deploy/kubernetes")) {
            if (file.toString().endsWith(".yaml")) {
                new Yaml().loadAll(text(ROOT.relativize(file).toString())).forEach(one -> found.add(map(one)));
            }
        }
        return found;
    }

    static Map<String, Object> manifest(String kind, String name) {
        return manifests().stream()
                .filter(one -> one.get("kind").equals(kind)
                        && map(one.get("metadata")).get("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static List<Path> under(String folder) {
        try (Stream<Path> files = Files.walk(file(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(one ->
                            !one.toString().contains("/src/") && !one.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when there is no such file: then everything is as the framework has it. */
    static Properties properties(String path) {
        var properties = new Properties();
        if (!Files.exists(file(path))) {
            return properties;
        }
        try (var reader = Files.newBufferedReader(file(path))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** What stands at the end of keys and indexes, for example {@code at(deployment, "spec", "containers", 0)}. */
    static Object at(Object from, Object... keys) {
        Object value = from;
        for (Object key : keys) {
            value = key instanceof Integer index
                    ? ((List<?>) value).get(index)
                    : map(value).get(key);
            if (value == null) {
                throw new AssertionError("nothing at " + key + " of " + List.of(keys));
            }
        }
        return value;
    }
}
