package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.squall.model.grammar.Form;
import dev.squall.model.grammar.Key;
import dev.squall.model.grammar.Keys;
import dev.squall.model.grammar.Words;
import dev.squall.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reader cannot read by other keys, types or words than the grammar has, which the schema is made of. */
class BlockTest {
    private static final Words<String> WORDS = Words.of("any", "all");
    private static final Keys KEYS = Keys.of(
            "A test",
            Key.of("limit", Form.LENGTH, "How long"),
            Key.of("mode", new Form.Word(WORDS), "How many"),
            Key.own("owner", Form.TEXT, "Whose"));

    private static Findings findings(Json.Mapping mapping, Dialect dialect) {
        return new Findings(new Document("test", mapping, Positions.NONE, List.of()), dialect);
    }

    private static Block block(Json.Mapping mapping, Dialect dialect) {
        return new Block(findings(mapping, dialect), "", mapping, KEYS);
    }

    private final Block block = block(Json.mapping("limit", Json.of(1)), Dialect.SQUALL);

    @Test
    void askingForWhatIsNoKeyIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> block.text("limits")).withMessageContaining("'limits'");
    }

    @Test
    void askingForAnotherTypeIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> block.text("limit")).withMessageContaining("Text");
    }

    @Test
    void askingForOtherWordsIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> block.word("mode", Words.of("any")));
        assertThat(block.word("mode", WORDS)).isEmpty();
    }

    @Test
    void askingForMoreThanIsNeededIsABug() {
        assertThatIllegalStateException().isThrownBy(() -> block.requiredText("owner", "say whose it is"));
    }

    @Test
    void oneOfSquallsOwnIsNotThereToChaosToolkitAndMeansNothing() {
        var owned = Json.mapping("owner", Json.of("me"));
        var findings = findings(owned, Dialect.CHAOS_TOOLKIT);
        var read = new Block(findings, "", owned, KEYS);

        assertThat(read.text("owner")).isEmpty();
        read.warnUnknown();
        assertThat(findings.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("'owner' has no meaning here"));
        assertThat(block(owned, Dialect.SQUALL).text("owner")).contains("me");
    }
}
