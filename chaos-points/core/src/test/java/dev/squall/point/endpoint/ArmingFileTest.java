package dev.squall.point.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.point.arming.Board;
import dev.squall.point.arming.ExceptionTypes;
import dev.squall.point.arming.Limits;
import dev.squall.point.arming.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmingFileTest {
    private static final String GOOD =
            "{\"point\": \"payment.charge\", \"rules\": [{\"fail\": {}}], \"expires-ms\": 60000}";

    @TempDir
    Path directory;

    private final ManualTime time = new ManualTime();
    private final Board board = new Board(new ExceptionTypes(List.of()), Limits.USUAL, () -> 42, time);

    private List<String> arm(String text) throws IOException {
        return ArmingFile.arm(Files.writeString(directory.resolve("points.json"), text), board);
    }

    @Test
    void anApplicationMayStartWithFaultsAndTheyExpire() throws Exception {
        assertThat(arm("[" + GOOD + "]")).isEmpty();
        assertThat(board.point("payment.charge").orElseThrow().armed()).hasSize(1);

        time.pass(Duration.ofMinutes(1));

        assertThat(board.points()).isEmpty();
    }

    @Test
    void aFileThatIsWrongInOnePlaceArmsNothing() throws Exception {
        assertThat(arm("[" + GOOD + ", {}]")).singleElement().asString().endsWith("'point' is missing");

        assertThat(board.points()).isEmpty();
    }

    @Test
    void whatCannotBeArmedIsNamed() throws Exception {
        assertThat(arm("[" + GOOD.replace("\"fail\": {}", "\"fail\": {\"exception\": \"java.io.NoSuchException\"}")
                        + "]"))
                .singleElement()
                .asString()
                .contains("point 'payment.charge': there is no class");
        assertThat(arm("{}")).singleElement().asString().contains("a list of orders");
        assertThat(arm("[")).singleElement().asString().contains("no JSON");
    }
}
