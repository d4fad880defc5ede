package dev.squall.toxics.json;

import java.util.Optional;

/**
 * A member that a document may have.
 *
 * @param name how it is spelled; letter case does not matter
 * @param type what it has to be
 * @param path where error messages say it is
 */
public record Field(String name, Type type, String path) {
    /** What a member may be. Each is called in error messages what clients have seen there so far. */
    public sealed interface Type {
        record Text() implements Type {}

        record Truth() implements Type {}

        /** @param shown {@code int} or {@code int64}; both have 64 bits */
        record Whole(String shown) implements Type {}

        record Float32() implements Type {}

        record Float64() implements Type {}

        record Mapping(String shown) implements Type {}

        /** Not looked at here. */
        record Anything() implements Type {}

        default String shown() {
            return switch (this) {
                case Text() -> "string";
                case Truth() -> "bool";
                case Whole(String shown) -> shown;
                case Float32() -> "float32";
                case Float64() -> "float64";
                case Mapping(String shown) -> shown;
                case Anything() -> "interface {}";
            };
        }
    }

    /** What is wrong with this value, if anything is. */
    Optional<String> problem(Json value) {
        return switch (value) {
            case Json.Null() -> Optional.empty();
            case Json.Numeral(String literal)
            when type instanceof Type.Whole ->
                fits(() -> Long.parseLong(literal)) ? Optional.empty() : wrong("number " + literal);
            case Json.Numeral(String literal)
            when type instanceof Type.Float32 ->
                Float.isFinite(Float.parseFloat(literal)) ? Optional.empty() : wrong("number " + literal);
            case Json.Numeral(String literal)
            when type instanceof Type.Float64 ->
                Double.isFinite(Double.parseDouble(literal)) ? Optional.empty() : wrong("number " + literal);
            case Json.Text _ when type instanceof Type.Text -> Optional.empty();
            case Json.Bool _ when type instanceof Type.Truth -> Optional.empty();
            case Json.Mapping _ when type instanceof Type.Mapping -> Optional.empty();
            case Json.Mapping _, Json.Array _, Json.Text _, Json.Numeral _, Json.Bool _ ->
                type instanceof Type.Anything ? Optional.empty() : wrong(value.kind());
        };
    }

    private Optional<String> wrong(String what) {
        return Optional.of(
                "json: cannot unmarshal " + what + " into Go struct field " + path + " of type " + type.shown());
    }

    private static boolean fits(Runnable conversion) {
        try {
            conversion.run();
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
