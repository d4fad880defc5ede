package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a value as YAML, a line for each member. */
public final class YamlWriter {
    private YamlWriter() {}

    public static String write(Json value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        return new Yaml(options).dump(plain(value));
    }

    private static @Nullable Object plain(Json value) {
        return switch (value) {
            case Json.Null _ -> null;
            case Json.Bool(boolean truth) -> truth;
            case Json.Number number -> number.isInteger() ? number.value().toBigInteger() : number.value();
            case Json.Text(String text) -> text;
            case Json.Array(var items) -> {
                var list = new ArrayList<@Nullable Object>();
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Json.Mapping(var members) -> {
                var mapping = new LinkedHashMap<String, @Nullable Object>();
                members.forEach((name, member) -> mapping.put(name, plain(member)));
                yield mapping;
            }
        };
    }
}
