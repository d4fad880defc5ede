package dev.squall.junit.experiment;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Experiment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Finds the file of an experiment and reads it: on the class path, where tests have their resources, or in the working directory.
 *
 * @param warnings what is in the file and means nothing, one sentence for each
 */
record ExperimentFile(String name, Experiment experiment, List<String> warnings) {
    static ExperimentFile read(String name, Class<?> test) {
        return switch (reading(name, test)) {
            case Reading.Read(Experiment experiment, var warnings) ->
                new ExperimentFile(
                        name,
                        experiment,
                        warnings.stream().map(Object::toString).toList());
            case Reading.Unreadable(var problems, var _) ->
                throw new ExtensionConfigurationException(
                        problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }

    private static Reading reading(String name, Class<?> test) {
        var resource = resource(name, test);
        var file = Path.of(name);
        if (resource == null && !Files.isRegularFile(file)) {
            throw new ExtensionConfigurationException("@Experiment(\"" + name + "\") of " + test.getName()
                    + ": there is no such file, neither on the class path nor at " + file.toAbsolutePath()
                    + "; put it into src/test/resources/" + name);
        }
        try {
            return resource == null ? ExperimentReader.read(file) : reading(name, resource);
        } catch (IOException | URISyntaxException e) {
            throw new ExtensionConfigurationException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Reading reading(String name, URL resource) throws IOException, URISyntaxException {
        if (resource.getProtocol().equals("file")) {
            return ExperimentReader.read(Path.of(resource.toURI()));
        }
        try (var in = resource.openStream()) {
            return ExperimentReader.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static @Nullable URL resource(String name, Class<?> test) {
        var loader = test.getClassLoader();
        return loader == null ? null : loader.getResource(name);
    }
}
