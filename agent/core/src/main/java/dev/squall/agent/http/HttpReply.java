package dev.squall.agent.http;

import dev.squall.agent.call.Habits;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.UnreadableMessage;
import dev.squall.model.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came back, as it came. */
public record HttpReply(int status, Map<String, String> headers, byte[] body) {
    public HttpReply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The first of that name, in any case. */
    public Optional<String> header(String name) {
        for (var header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return Optional.of(header.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * {@code {status, headers, body}}. The body is decoded only when the Content-Type is exactly {@code application/json};
     * with a charset behind it, it stays text. Empty when it says that it is JSON and is none.
     */
    public Optional<Json> output(Habits habits) {
        Optional<String> type = header("Content-Type");
        Optional<Json> content;
        if (type.isPresent() && type.get().equals("application/json")) {
            content = json();
        } else {
            content = Optional.of(Json.of(text(type.orElse(""), habits)));
        }
        return content.map(decoded -> {
            var texts = new LinkedHashMap<String, Json>();
            headers.forEach((name, value) -> texts.put(name, Json.of(value)));
            var members = new LinkedHashMap<String, Json>();
            members.put("status", Json.of(status));
            members.put("headers", new Json.Mapping(texts));
            members.put("body", decoded);
            return new Json.Mapping(members);
        });
    }

    public Optional<Json> json() {
        try {
            return Optional.of(JsonReader.parse(body));
        } catch (UnreadableMessage _) {
            return Optional.empty();
        }
    }

    /** By the charset that is named, else as UTF-8 if it is that, else as Latin-1; strictly, no text is UTF-8 unless it says so. */
    private String text(String type, Habits habits) {
        int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at >= 0) {
            String rest = type.substring(at + "charset=".length());
            int end = rest.indexOf(';');
            String name = (end < 0 ? rest : rest.substring(0, end)).strip().replace("\"", "");
            try {
                return new String(body, Charset.forName(name));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                return decoded(body);
            }
        }
        return habits.strictHttp() && type.startsWith("text/")
                ? new String(body, StandardCharsets.ISO_8859_1)
                : decoded(body);
    }

    public static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
