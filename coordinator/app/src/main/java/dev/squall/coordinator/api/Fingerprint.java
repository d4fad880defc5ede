package dev.squall.coordinator.api;

import dev.squall.coordinator.submit.Submission;
import dev.squall.model.codec.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one submission from another, by what it says and not by how it was written. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Submission submission) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(JsonWriter.writeBytes(submission.experiment().root()));
            digest.update(submission.options().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }
}
