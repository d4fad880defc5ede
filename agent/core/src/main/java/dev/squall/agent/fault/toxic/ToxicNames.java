package dev.squall.agent.fault.toxic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Names for toxics that were given none: nobody else's, and the same for the same command. */
final class ToxicNames {
    private static final int BYTES = 8;

    private ToxicNames() {}

    static String of(String command) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(command.getBytes(StandardCharsets.UTF_8));
            return "squall-" + HexFormat.of().formatHex(sum, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
