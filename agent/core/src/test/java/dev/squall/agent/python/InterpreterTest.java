package dev.squall.agent.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.NodeFunctions;
import dev.squall.agent.call.Habits;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.policy.PolicyFile;
import dev.squall.agent.worker.RealTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The interpreters here are no Python and would say so if they were run: looking for one runs nothing. */
@DisabledOnOs(OS.WINDOWS)
class InterpreterTest {
    @TempDir
    Path directory;

    private Path program(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\ntouch " + directory + "/was-run\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Optional<Interpreter> find(Map<String, String> environment) {
        return Interpreter.find(name -> Optional.ofNullable(environment.get(name)));
    }

    private boolean advertised(Policy policy, Map<String, String> environment) {
        var python = NodeFunctions.python(
                policy, name -> Optional.ofNullable(environment.get(name)), directory, PythonListener.NONE);
        return NodeFunctions.all(
                        policy, _ -> Optional.empty(), RealTime.ELAPSED, Habits.CAREFUL, Optional.empty(), python)
                .names()
                .contains("python.call");
    }

    @Test
    void itIsThePython3OfThePath() throws IOException {
        Path python = program("python3");

        assertThat(find(Map.of("PATH", "/nowhere:" + directory))).contains(new Interpreter(python));
        assertThat(find(Map.of("PATH", "/nowhere"))).isEmpty();
        assertThat(directory.resolve("was-run")).doesNotExist();
    }

    @Test
    void theVariableNamesAnotherAndIsTakenAtItsWord() throws IOException {
        program("python3");
        Path other = program("python3.14");
        String path = directory.toString();

        assertThat(find(Map.of("PATH", path, Interpreter.VARIABLE, other.toString())))
                .contains(new Interpreter(other));
        assertThat(find(Map.of("PATH", path, Interpreter.VARIABLE, "python3.14")))
                .contains(new Interpreter(other));
        assertThat(find(Map.of("PATH", path, Interpreter.VARIABLE, "/no/such/python")))
                .isEmpty();
    }

    @Test
    void itsCapabilityIsAdvertisedOnlyWhereThereIsOneAndThePolicyAllowsIt() throws IOException {
        program("python3");
        var there = Map.of("PATH", directory.toString());
        var allowing = (PolicyFile.Reading.Read) PolicyFile.read("policy", "families: [python]");

        assertThat(advertised(Policy.PERMISSIVE, there)).isTrue();
        assertThat(advertised(allowing.policy(), there)).isTrue();
        assertThat(advertised(Policy.CAUTIOUS, there)).isFalse();
        assertThat(advertised(Policy.PERMISSIVE, Map.of("PATH", "/nowhere"))).isFalse();
        assertThat(directory.resolve("was-run")).doesNotExist();
    }
}
