package dev.squall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that ends inside and outside of what it would have to undo. */
class OnInterruptTest {
    /** Ends, having closed it or not. */
    static final class Program {
        private Program() {}

        public static void main(String... arguments) throws Exception {
            var undo = new OnInterrupt("undoes", () -> System.out.println("undone"));
            if (arguments[0].equals("closed")) {
                undo.close();
            }
            System.exit(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"closed, ''", "open, undone"})
    void onlyWhatIsNotOverIsUndone(String how, String said) throws Exception {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        how)
                .start();

        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(said);
        assertThat(program.waitFor()).isZero();
    }
}
