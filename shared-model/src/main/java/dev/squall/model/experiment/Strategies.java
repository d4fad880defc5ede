package dev.squall.model.experiment;

import java.util.Optional;

/** The {@code runtime} block: when the hypothesis is checked and when rollbacks run, where the author says so. */
public record Strategies(Optional<HypothesisStrategy> hypothesis, Optional<RollbackStrategy> rollbacks) {
    public static final Strategies UNSAID = new Strategies(Optional.empty(), Optional.empty());

    /** When the hypothesis is checked. {@code DEFAULT} is before and after the method. */
    public enum HypothesisStrategy {
        DEFAULT("default"),
        BEFORE_METHOD_ONLY("before-method-only"),
        AFTER_METHOD_ONLY("after-method-only"),
        DURING_METHOD_ONLY("during-method-only"),
        CONTINUOUSLY("continuously"),
        SKIP("skip");

        private final String word;

        HypothesisStrategy(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean before() {
            return this == DEFAULT || this == BEFORE_METHOD_ONLY || this == CONTINUOUSLY;
        }

        public boolean during() {
            return this == DURING_METHOD_ONLY || this == CONTINUOUSLY;
        }

        public boolean after() {
            return this == DEFAULT || this == AFTER_METHOD_ONLY || this == CONTINUOUSLY;
        }
    }

    /** When rollbacks run. {@code DEFAULT}: whenever anything of the method was started. */
    public enum RollbackStrategy {
        DEFAULT("default"),
        ALWAYS("always"),
        NEVER("never"),
        DEVIATED("deviated");

        private final String word;

        RollbackStrategy(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
