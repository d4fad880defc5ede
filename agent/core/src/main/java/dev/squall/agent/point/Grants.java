package dev.squall.agent.point;

import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the application's token allows for one arming of one process, without the token: it may stand in a ledger, and is
 * enough to undo the fault after a restart.
 *
 * @param arm  to arm exactly this order
 * @param keep to renew, read and end it
 */
public record Grants(String arm, String keep) {

    public static Grants of(String token, Application application, String arming, String order) {
        return new Grants(
                sum(token, "arm\n" + application.instance() + "\n" + arming + "\n" + order),
                sum(token, "keep\n" + application.instance() + "\n" + arming));
    }

    public static Grants of(Json.Mapping members) {
        return new Grants(members.text("arm").orElse(""), members.text("keep").orElse(""));
    }

    public Json.Mapping toJson() {
        return Json.mapping("arm", Json.of(arm)).with("keep", Json.of(keep));
    }

    private static String sum(String token, String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Grants[...]";
    }
}
