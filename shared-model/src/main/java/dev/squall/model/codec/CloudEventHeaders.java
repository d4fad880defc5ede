package dev.squall.model.codec;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of a CloudEvents 1.0 message in Kafka's binary mode; the record's value is the message's JSON.
 *
 * @param type    such as {@code dev.squall.command.probe}, the same as the JSON's {@code type}
 * @param id      unique within the source; the same whenever the same message is sent again
 * @param source  who speaks: {@code /squall/agents/eu-1/a1}, {@code /squall/coordinators/c1}
 * @param subject what it is about: the run, or the agent
 */
public record CloudEventHeaders(String type, String id, String source, Instant time, String subject) {
    public static final String TYPE = "ce_type";

    /** By name, all values text to be sent as UTF-8. */
    public Map<String, String> asMap() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put(TYPE, type);
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_time", time.toString());
        headers.put("ce_subject", subject);
        headers.put("content-type", "application/json");
        return headers;
    }
}
