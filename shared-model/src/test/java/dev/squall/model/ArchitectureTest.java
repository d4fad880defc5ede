package dev.squall.model;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import org.junit.jupiter.api.Test;

/** The language knows neither time nor chance nor the outside, and one package alone knows a parser. */
class ArchitectureTest {
    private static final String CODEC = "dev.squall.model.codec..";
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void everythingButTheCodecIsPure() {
        classes.obey(HouseRules.pure(
                "dev.squall.model.experiment..",
                "dev.squall.model.tolerance..",
                "dev.squall.model.message..",
                "dev.squall.model.journal..",
                "dev.squall.model.json..",
                "dev.squall.model.grammar..",
                "dev.squall.model.schema.."));
    }

    @Test
    void onlyTheCodecKnowsAParser() {
        classes.obey(
                HouseRules.knownOnlyTo(CODEC, "dev.squall.model..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }

    @Test
    void theLanguageDoesNotKnowItsCodec() {
        classes.obey(HouseRules.doesNotKnow("dev.squall.model.experiment..", CODEC));
        classes.obey(HouseRules.doesNotKnow("dev.squall.model.message..", CODEC));
        classes.obey(HouseRules.doesNotKnow("dev.squall.model.journal..", CODEC));
        classes.obey(HouseRules.doesNotKnow("dev.squall.model.grammar..", CODEC));
    }
}
