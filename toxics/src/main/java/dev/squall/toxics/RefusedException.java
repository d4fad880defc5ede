package dev.squall.toxics;

import dev.squall.toxics.proxy.Answer;
import dev.squall.toxics.proxy.Refusal;

/** Something that Java code asked of a server was not done, and nothing was changed: an address is in use, a name is taken, there is no such toxic. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal.Kind kind;

    RefusedException(Refusal refusal) {
        super(refusal.message());
        this.kind = refusal.kind();
    }

    public Refusal.Kind kind() {
        return kind;
    }

    static <T> T unlessDone(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }
}
