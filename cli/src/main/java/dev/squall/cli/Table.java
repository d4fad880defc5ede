package dev.squall.cli;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a JSON list in aligned columns, under their names. */
final class Table {
    private static final int LONGEST = 100;

    private Table() {}

    static void print(Json rows, List<String> columns, Terminal terminal) {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        if (rows instanceof Json.Array(var items)) {
            for (var item : items) {
                lines.add(columns.stream()
                        .map(column -> item instanceof Json.Mapping row
                                ? cell(row.get(column).orElse(Json.NULL))
                                : "")
                        .toList());
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
            }
            terminal.say(text.toString().stripTrailing());
        }
    }

    /** One endless cell would push all others out of sight. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String cell(Json value) {
        return switch (value) {
            case Json.Null() -> "-";
            case Json.Text(String text) -> shortened(OneLine.of(text));
            case Json.Bool(boolean truth) -> truth ? "yes" : "no";
            case Json.Number number -> number.value().toPlainString();
            case Json.Array(var items) -> items.stream().map(Table::cell).collect(Collectors.joining(","));
            case Json.Mapping(var members) ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + cell(member.getValue()))
                        .collect(Collectors.joining(","));
        };
    }
}
