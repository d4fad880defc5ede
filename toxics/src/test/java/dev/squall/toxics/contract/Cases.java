package dev.squall.toxics.contract;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What is sent, and what is said about it. */
final class Cases {
    private static final String BAD = "bad request body: ";
    private static final String CANNOT = BAD + "json: cannot unmarshal ";

    private Cases() {}

    private static Arguments bad(String body, String message) {
        return Arguments.of(body, 400, message);
    }

    static Stream<Arguments> badProxies() {
        return Stream.of(
                bad("", BAD + "EOF"),
                bad("   ", BAD + "EOF"),
                bad("{", BAD + "unexpected EOF"),
                bad("nul", BAD + "unexpected EOF"),
                bad("{\\\"name\\\":", BAD + "invalid character '\\\\\\\\' looking for beginning of object key string"),
                bad("}", BAD + "invalid character '}' looking for beginning of value"),
                bad("<html>", BAD + "invalid character '\\u003c' looking for beginning of value"),
                bad("'", BAD + "invalid character '\\\\'' looking for beginning of value"),
                bad("\ufeff{}", BAD + "invalid character 'ï' looking for beginning of value"),
                bad("{\"name\":\"x\",}", BAD + "invalid character '}' looking for beginning of object key string"),
                bad("{\"name\":\"x\" \"y\"}", BAD + "invalid character '\\\"' after object key:value pair"),
                bad("{\"a\" 1}", BAD + "invalid character '1' after object key"),
                bad("{\"a\":[1 2]}", BAD + "invalid character '2' after array element"),
                bad("{\"name\":\"\\q\"}", BAD + "invalid character 'q' in string escape code"),
                bad("{\"name\":\"a\nb\"}", BAD + "invalid character '\\\\n' in string literal"),
                bad("{\"name\":\"\\u12\"}", BAD + "invalid character '\\\"' in \\\\u hexadecimal character escape"),
                bad("{\"a\":01}", BAD + "invalid character '1' after object key:value pair"),
                bad("{\"a\":1.}", BAD + "invalid character '}' after decimal point in numeric literal"),
                bad("{\"a\":1e}", BAD + "invalid character '}' in exponent of numeric literal"),
                bad("{\"a\":-}", BAD + "invalid character '}' in numeric literal"),
                bad("{\"a\":tRue}", BAD + "invalid character 'R' in literal true (expecting 'r')"),
                bad("[".repeat(10_001), BAD + "invalid character '[' exceeded max depth"),
                bad("[]", CANNOT + "array into Go value of type toxiproxy.Proxy"),
                bad("1", CANNOT + "number into Go value of type toxiproxy.Proxy"),
                bad("{\"name\":1}", CANNOT + "number into Go struct field Proxy.name of type string"),
                bad("{\"LISTEN\":{}}", CANNOT + "object into Go struct field Proxy.listen of type string"),
                bad("{\"enabled\":\"yes\"}", CANNOT + "string into Go struct field Proxy.enabled of type bool"),
                bad("null", "missing required field: name"),
                bad("{} trailing", "missing required field: name"),
                bad("{\"name\":\"x\"}", "missing required field: upstream"),
                bad("{\"name\":\"\",\"upstream\":\"\"}", "missing required field: name"),
                bad("{\"name\":null,\"upstream\":\"x\"}", "missing required field: name"));
    }

    static Stream<Arguments> badListens() {
        return Stream.of(
                Arguments.of("bogus", "listen tcp: address bogus: missing port in address"),
                Arguments.of("localhost:99999", "listen tcp: address 99999: invalid port"),
                Arguments.of("localhost:-1", "listen tcp: address -1: invalid port"),
                Arguments.of("localhost:x", "listen tcp: lookup tcp/x: unknown port"),
                Arguments.of("::1:0", "listen tcp: address ::1:0: too many colons in address"),
                Arguments.of("[::1", "listen tcp: address [::1: missing ']' in address"),
                Arguments.of("[::1]", "listen tcp: address [::1]: missing port in address"),
                Arguments.of("256.1.1.1:0", "listen tcp: lookup 256.1.1.1: no such host"),
                Arguments.of("127.1:0", "listen tcp: lookup 127.1: no such host"),
                Arguments.of("*:0", "listen tcp: lookup *: no such host"),
                Arguments.of("1.2.3.4:0", "listen tcp 1.2.3.4:0: bind: cannot assign requested address"));
    }

    static Stream<Arguments> goodListens() {
        return Stream.of(
                Arguments.of("localhost:0", "127.0.0.1:PORT"),
                Arguments.of("LOCALHOST:", "127.0.0.1:PORT"),
                Arguments.of("[127.0.0.1]:0", "127.0.0.1:PORT"),
                Arguments.of("[::1]:0", "[::1]:PORT"),
                Arguments.of("0.0.0.0:0", "[::]:PORT"),
                Arguments.of(":0", "[::]:PORT"),
                Arguments.of("", "[::]:PORT"));
    }

    static Stream<Arguments> badToxics() {
        return Stream.of(
                bad("", BAD + "EOF"),
                bad("{}", "invalid toxic type"),
                bad("null", "invalid toxic type"),
                bad("{\"type\":\"LATENCY\"}", "invalid toxic type"),
                bad("[]", CANNOT + "array into Go value of type toxics.ToxicWrapper"),
                bad("{\"type\":5}", CANNOT + "number into Go struct field ToxicWrapper.type of type string"),
                bad("{\"type\":\"x\",\"stream\":\"y\"}", "stream was invalid, can be either upstream or downstream"),
                bad("{\"type\":\"noop\",\"stream\":\"\"}", "stream was invalid, can be either upstream or downstream"),
                Arguments.of(
                        "{\"name\":\"taken\",\"type\":\"latency\",\"attributes\":{\"latency\":\"x\"}}",
                        409,
                        "toxic already exists"),
                bad(
                        latency("\"x\""),
                        CANNOT + "string into Go struct field LatencyToxic.attributes.latency of type int64"),
                bad(
                        latency("10.5"),
                        CANNOT + "number 10.5 into Go struct field LatencyToxic.attributes.latency of type int64"),
                bad(
                        latency("1e3"),
                        CANNOT + "number 1e3 into Go struct field LatencyToxic.attributes.latency of type int64"),
                bad(
                        latency("9223372036854775808"),
                        CANNOT
                                + "number 9223372036854775808 into Go struct field LatencyToxic.attributes.latency of type int64"),
                bad(
                        "{\"type\":\"slicer\",\"attributes\":{\"delay\":true}}",
                        CANNOT + "bool into Go struct field SlicerToxic.attributes.delay of type int"),
                bad(
                        "{\"type\":\"latency\",\"attributes\":[]}",
                        CANNOT + "array into Go struct field ToxicWrapper.attributes of type toxics.NoopToxic"),
                bad(
                        "{\"type\":\"latency\",\"toxicity\":\"x\"}",
                        CANNOT + "string into Go struct field ToxicWrapper.toxicity of type float32"),
                bad(
                        "{\"type\":\"latency\",\"toxicity\":1e50}",
                        CANNOT + "number 1e50 into Go struct field ToxicWrapper.toxicity of type float32"));
    }

    private static String latency(String value) {
        return "{\"type\":\"latency\",\"attributes\":{\"latency\":" + value + "}}";
    }

    static Stream<Arguments> goodToxics() {
        return Stream.of(
                good("{\"type\":\"noop\"}", "{}", "noop_downstream", "noop", "downstream", "1"),
                good(
                        "{\"type\":\"latency\"}",
                        "{\"latency\":0,\"jitter\":0}",
                        "latency_downstream",
                        "latency",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"bandwidth\",\"attributes\":null}",
                        "{\"rate\":0}",
                        "bandwidth_downstream",
                        "bandwidth",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"slow_close\"}",
                        "{\"delay\":0}",
                        "slow_close_downstream",
                        "slow_close",
                        "downstream",
                        "1"),
                good("{\"type\":\"timeout\"}", "{\"timeout\":0}", "timeout_downstream", "timeout", "downstream", "1"),
                good(
                        "{\"type\":\"reset_peer\"}",
                        "{\"timeout\":0}",
                        "reset_peer_downstream",
                        "reset_peer",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"slicer\"}",
                        "{\"average_size\":0,\"size_variation\":0,\"delay\":0}",
                        "slicer_downstream",
                        "slicer",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"limit_data\"}",
                        "{\"bytes\":0}",
                        "limit_data_downstream",
                        "limit_data",
                        "downstream",
                        "1"),
                good("{\"type\":\"noop\",\"stream\":\"UpStream\"}", "{}", "noop_UpStream", "noop", "UpStream", "1"),
                good("{\"type\":\"noop\",\"stream\":null,\"name\":\"x/y\"}", "{}", "x/y", "noop", "downstream", "1"),
                good("{\"type\":\"noop\",\"toxicity\":7}", "{}", "noop_downstream", "noop", "downstream", "7"),
                good("{\"type\":\"noop\",\"toxicity\":-1}", "{}", "noop_downstream", "noop", "downstream", "-1"),
                good(
                        "{\"type\":\"noop\",\"toxicity\":0.123456789}",
                        "{}",
                        "noop_downstream",
                        "noop",
                        "downstream",
                        "0.12345679"),
                good("{\"type\":\"noop\",\"toxicity\":1e-7}", "{}", "noop_downstream", "noop", "downstream", "1e-7"),
                good("{\"type\":\"noop\",\"toxicity\":1e21}", "{}", "noop_downstream", "noop", "downstream", "1e+21"),
                good("{\"type\":\"noop\",\"toxicity\":3e-5}", "{}", "noop_downstream", "noop", "downstream", "0.00003"),
                good(
                        "{\"type\":\"noop\",\"toxicity\":123456789}",
                        "{}",
                        "noop_downstream",
                        "noop",
                        "downstream",
                        "123456790"),
                good(
                        "{\"Type\":\"latency\",\"ATTRIBUTES\":{\"LATENCY\":5,\"unknown\":[1],\"jitter\":null}}",
                        "{\"latency\":5,\"jitter\":0}",
                        "latency_downstream",
                        "latency",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"latency\",\"attributes\":{\"latency\":1},\"attributes\":{\"jitter\":2}}",
                        "{\"latency\":1,\"jitter\":2}",
                        "latency_downstream",
                        "latency",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"limit_data\",\"attributes\":{\"bytes\":9223372036854775807}}",
                        "{\"bytes\":9223372036854775807}",
                        "limit_data_downstream",
                        "limit_data",
                        "downstream",
                        "1"),
                good(
                        "{\"type\":\"bandwidth\",\"attributes\":{\"rate\":-5}}",
                        "{\"rate\":-5}",
                        "bandwidth_downstream",
                        "bandwidth",
                        "downstream",
                        "1"));
    }

    private static Arguments good(
            String body, String attributes, String name, String type, String stream, String toxicity) {
        return Arguments.of(
                body,
                "{\"attributes\":%s,\"name\":\"%s\",\"type\":\"%s\",\"stream\":\"%s\",\"toxicity\":%s}"
                        .formatted(attributes, name, type, stream, toxicity));
    }
}
