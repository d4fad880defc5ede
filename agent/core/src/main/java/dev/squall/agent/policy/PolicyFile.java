package dev.squall.agent.policy;

import dev.squall.agent.call.Arguments;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.YamlDocumentReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a node's policy, in YAML or JSON. What is not said is as in {@link Policy#CAUTIOUS}:
 *
 * <pre>
 * families: [http, tcp, prometheus, kubernetes, signal.stop]
 * protect: ["ns=kube-*", "process=postgres", "pid=4242"]
 * longest: 1h
 * process: {programs: ["/usr/local/bin/check-*"], shell: false}
 * python: {functions: ["chaosaws.*", "checks.orders_are_taken"]}
 * toxiproxy: {servers: ["127.0.0.1:8474"]}
 * environment: ["SQUALL_SECRET_*"]
 * vaults: ["https://vault.internal:8200"]
 * </pre>
 */
public final class PolicyFile {
    private static final long MOST_BYTES = 1 << 20;

    /** The policy, or what is wrong with the file: an agent does not start with a policy that it does not understand. */
    public sealed interface Reading {
        record Read(Policy policy) implements Reading {}

        record Wrong(String detail) implements Reading {}
    }

    private PolicyFile() {}

    public static Reading read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return new Reading.Wrong(file + " is larger than " + MOST_BYTES + " bytes");
        }
        return read(file.toString(), Files.readString(file));
    }

    /** @param source what messages call it */
    public static Reading read(String source, String text) {
        return switch (YamlDocumentReader.read(source, text)) {
            case Parsing.Malformed(var problem) -> new Reading.Wrong(problem.toString());
            case Parsing.Parsed(var document) -> policy(source, document.root());
        };
    }

    private static Reading policy(String source, Json root) {
        if (!(root instanceof Json.Mapping mapping)) {
            return new Reading.Wrong(source + ": a policy is a mapping, not " + root.typeName());
        }
        var written = new Arguments(mapping);
        Policy absent = Policy.CAUTIOUS;
        var families = patterns(written, "families", absent.families());
        var protect = patterns(written, "protect", absent.protect());
        var longest = written.duration("longest", absent.longest());
        var environment = patterns(written, "environment", absent.environment());
        var vaults = patterns(written, "vaults", absent.vaults());
        var process = new Arguments(written.mapping("process"));
        var programs = patterns(process, "programs", absent.programs());
        boolean shell = process.flag("shell", absent.shell());
        var python = new Arguments(written.mapping("python"));
        var functions = patterns(python, "functions", absent.python());
        var toxiproxy = new Arguments(written.mapping("toxiproxy"));
        var servers = patterns(toxiproxy, "servers", absent.toxiproxy());
        return written.problem()
                .or(process::problem)
                .or(python::problem)
                .or(toxiproxy::problem)
                .<Reading>map(problem -> new Reading.Wrong(source + ": " + problem.detail()))
                .orElseGet(() -> new Reading.Read(new Policy(
                        families, protect, longest, programs, shell, functions, servers, environment, vaults)));
    }

    private static List<Pattern> patterns(Arguments written, String name, List<Pattern> absent) {
        Optional<Json> value = written.any(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (value.get() instanceof Json.Array(var items)
                && items.stream().allMatch(item -> item instanceof Json.Text(String text) && !text.isBlank())) {
            return items.stream()
                    .map(item -> Pattern.of(((Json.Text) item).value()))
                    .toList();
        }
        written.wrong(name, "must be a list of texts; '*' stands for any characters");
        return absent;
    }
}
