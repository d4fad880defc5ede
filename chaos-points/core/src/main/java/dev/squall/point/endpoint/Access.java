package dev.squall.point.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may do what. {@code Authorization: Bearer <token>} may do everything. {@code Authorization: Squall <grant>} may do one
 * thing to one arming of one process, and whoever knows the token makes it without asking:
 *
 * <pre>
 * grant to arm:                  hex(HMAC-SHA256(token, "arm\n"  + instance + "\n" + id + "\n" + body))
 * grant to renew, read, disarm:  hex(HMAC-SHA256(token, "keep\n" + instance + "\n" + id))
 * </pre>
 *
 * <p>So an agent can write down what it needs to undo a fault after a restart, and has not written down the token.
 */
final class Access {
    static final int SHORTEST_TOKEN = 16;

    private static final String BEARER = "Bearer ";
    private static final String GRANT = "Squall ";

    private final byte[] token;
    private final String instance;

    Access(String token, String instance) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.instance = instance;
    }

    boolean toEverything(Optional<String> authorization) {
        return authorization
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()).strip())
                .filter(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token))
                .isPresent();
    }

    boolean toArm(Optional<String> authorization, String id, String body) {
        return toEverything(authorization) || granted(authorization, "arm\n" + instance + "\n" + id + "\n" + body);
    }

    boolean toKeep(Optional<String> authorization, String id) {
        return toEverything(authorization) || granted(authorization, "keep\n" + instance + "\n" + id);
    }

    private boolean granted(Optional<String> authorization, String what) {
        return authorization
                .filter(text -> text.startsWith(GRANT))
                .map(text -> text.substring(GRANT.length()).strip())
                .filter(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), grant(what)))
                .isPresent();
    }

    private byte[] grant(String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            byte[] sum = mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(sum).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
