package dev.squall.toxics.json;

import java.util.List;

/** A JSON value as it was written: members keep their order and their repetitions, numbers their spelling. */
public sealed interface Json {
    Json NULL = new Null();

    record Mapping(List<Member> members) implements Json {
        public Mapping {
            members = List.copyOf(members);
        }
    }

    /** One name with its value. */
    record Member(String name, Json value) {}

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Text(String value) implements Json {}

    /** @param literal as it was, or is to be, written */
    record Numeral(String literal) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /** What error messages call it. */
    default String kind() {
        return switch (this) {
            case Mapping _ -> "object";
            case Array _ -> "array";
            case Text _ -> "string";
            case Numeral _ -> "number";
            case Bool _ -> "bool";
            case Null _ -> "null";
        };
    }

    static Json mapping(Member... members) {
        return new Mapping(List.of(members));
    }

    static Member member(String name, Json value) {
        return new Member(name, value);
    }

    static Member member(String name, String value) {
        return new Member(name, new Text(value));
    }

    static Member member(String name, boolean value) {
        return new Member(name, new Bool(value));
    }

    static Member member(String name, Number value) {
        return new Member(name, new Numeral(Numerals.text(value)));
    }
}
