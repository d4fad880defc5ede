package dev.squall.model.tolerance;

import dev.squall.model.json.Json;
import java.util.Map;

public final class Judge {
    private Judge() {}

    public static Judgement judge(Tolerance t, Json o, Map<String, Json> c) {
        return t instanceof Tolerance.Exactly(Json v)
                ? (v.equals(o) ? Judgement.held("same") : Judgement.deviated("other"))
                : Judgement.unknown("stub");
    }

    public static boolean truth(Json o) {
        return o instanceof Json.Bool(boolean b) && b;
    }
}
