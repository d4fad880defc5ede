package dev.squall.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line, taken apart: {@code --name value}, {@code --name=value}, switches, and the rest. {@code --} ends the
 * options. An option that is given several times keeps all of its values; where one is wanted the last counts.
 *
 * @param globals what stood before the command
 */
record Arguments(List<String> rest, Map<String, List<String>> values, Globals globals) {
    Arguments {
        rest = List.copyOf(rest);
        values = Map.copyOf(values);
    }

    /** What came of taking one apart. */
    sealed interface Parsing {
        record Parsed(Arguments arguments) implements Parsing {}

        record Wrong(String message) implements Parsing {}
    }

    /** @param first where in {@code words} the options begin: after the command */
    static Parsing parse(String[] words, int first, List<Option> options) {
        return parse(words, first, options, false);
    }

    /** Options up to the first word that is none; it and all behind it are the rest. */
    static Parsing leading(String[] words, List<Option> options) {
        return parse(words, 0, options, true);
    }

    private static Parsing parse(String[] words, int first, List<Option> options, boolean leading) {
        var rest = new ArrayList<String>();
        var values = new HashMap<String, List<String>>();
        for (int i = first; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--")) {
                rest.addAll(List.of(words).subList(i + 1, words.length));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                rest.add(word);
                if (leading) {
                    rest.addAll(List.of(words).subList(i + 1, words.length));
                    break;
                }
                continue;
            }
            int equals = word.indexOf('=');
            String name = word.equals("-h") ? "--help" : equals < 0 ? word : word.substring(0, equals);
            var option = find(name, options);
            if (option == null) {
                return new Parsing.Wrong(
                        !leading && find(name, Globals.OPTIONS) != null
                                ? "'" + name + "' stands before the command"
                                : "there is no option '" + name + "'" + near(name, options));
            }
            var given = values.computeIfAbsent(name, _ -> new ArrayList<>());
            if (!option.takesValue()) {
                if (equals >= 0) {
                    return new Parsing.Wrong("'" + name + "' takes no value");
                }
                given.add("");
            } else if (equals >= 0) {
                given.add(word.substring(equals + 1));
            } else if (i + 1 < words.length) {
                given.add(words[++i]);
            } else {
                return new Parsing.Wrong("'" + name + "' needs a value: " + name + " " + option.value());
            }
        }
        return new Parsing.Parsed(new Arguments(rest, values, Globals.NONE));
    }

    private static @org.jspecify.annotations.Nullable Option find(String name, List<Option> options) {
        for (var option : options) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        return null;
    }

    private static String near(String name, List<Option> options) {
        for (var option : options) {
            if (name.length() > 3 && option.name().startsWith(name)) {
                return "; did you mean '" + option.name() + "'?";
            }
        }
        return "";
    }

    Arguments under(Globals given) {
        return new Arguments(rest, values, given);
    }

    Mode mode() {
        return globals.mode();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> last(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
