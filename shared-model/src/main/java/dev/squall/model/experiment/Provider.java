package dev.squall.model.experiment;

import static java.util.Objects.requireNonNull;

import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What carries a step out. Values may still hold {@code ${name}} patterns: the agent that runs the step substitutes them,
 * so that secrets stay on its node.
 */
public sealed interface Provider {
    /** The family an agent must have for this provider: {@code http}, {@code process}, {@code kubernetes} ... */
    String family();

    /**
     * One HTTP request, as Chaos Toolkit's {@code http} provider.
     *
     * @param headers   a mapping, or a {@code ${name}} text
     * @param arguments query of a GET, otherwise body or form; {@link Json#NULL} when absent
     * @param timeout   seconds, {@code [connect, read]}, a {@code ${name}} text, or {@link Json#NULL}
     */
    record Http(
            String url, String method, Json headers, Json arguments, Json timeout, boolean verifyTls, int maxRetries)
            implements Provider {
        public static final int MOST_RETRIES = 100;

        public Http {
            requireNonNull(url, "url is null");
            if (maxRetries < 0 || maxRetries > MOST_RETRIES) {
                throw new IllegalArgumentException("'max_retries' must be 0 to " + MOST_RETRIES);
            }
        }

        @Override
        public String family() {
            return "http";
        }
    }

    /**
     * One program, as Chaos Toolkit's {@code process} provider.
     *
     * @param arguments a list (no shell), a text (through the shell), a mapping (flattened), or {@link Json#NULL}
     * @param timeout   seconds, or {@link Json#NULL}
     */
    record Process(String path, Json arguments, Json timeout) implements Provider {
        public Process {
            requireNonNull(path, "path is null");
        }

        @Override
        public String family() {
            return "process";
        }
    }

    /** A Python function; the well-known ones have a native twin, see {@link NativeFunctions}. */
    record Python(String module, String func, Json.Mapping arguments, List<String> secrets) implements Provider {
        public Python {
            Experiment.requireText(module, "module");
            Experiment.requireText(func, "func");
            secrets = List.copyOf(secrets);
        }

        @Override
        public String family() {
            return nativeTwin().map(Native::family).orElse("python");
        }

        public Optional<Native> nativeTwin() {
            return NativeFunctions.twinOf(this);
        }
    }

    /** A fault, action or probe of Squall's own: {@code type} is the family, {@code func} one of its functions. */
    record Native(String family, String func, Json.Mapping arguments) implements Provider {
        public Native {
            Experiment.requireText(family, "type");
            Experiment.requireText(func, "func");
        }
    }
}
