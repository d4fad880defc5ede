package dev.squall.coordinator.store;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.codec.PlanCodec;
import dev.squall.model.journal.Plan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an approval binds to: SHA-256 over the whole plan, in hexadecimal. */
public final class PlanHash {
    private PlanHash() {}

    public static String of(Plan plan) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(JsonWriter.writeBytes(PlanCodec.write(plan)));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }
}
