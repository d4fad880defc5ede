package dev.squall.model.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a dead letter has beside the record that could not be read, which keeps its key, its value and its own headers.
 *
 * @param reason as {@link UnreadableMessage#reason} gives it, cut at {@link #LONGEST_REASON} characters
 * @param topic  where the record was found
 */
public record DeadLetterHeaders(String reason, String topic, int partition, long offset) {
    public static final int LONGEST_REASON = 1000;
    public static final String REASON = "squall-reason";
    public static final String TOPIC = "squall-topic";
    public static final String PARTITION = "squall-partition";
    public static final String OFFSET = "squall-offset";

    public DeadLetterHeaders {
        reason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /** By name, all values text to be sent as UTF-8. */
    public Map<String, String> asMap() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(REASON, reason);
        headers.put(TOPIC, topic);
        headers.put(PARTITION, Integer.toString(partition));
        headers.put(OFFSET, Long.toString(offset));
        return headers;
    }
}
