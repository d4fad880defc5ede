package dev.squall.model.tolerance;

/** A verdict with the reason in the author's words: what was expected, what was there. */
public record Judgement(Verdict verdict, String reason) {
    public static Judgement held(String reason) {
        return new Judgement(Verdict.HELD, reason);
    }

    public static Judgement deviated(String reason) {
        return new Judgement(Verdict.DEVIATED, reason);
    }

    public static Judgement unknown(String reason) {
        return new Judgement(Verdict.UNKNOWN, reason);
    }
}
