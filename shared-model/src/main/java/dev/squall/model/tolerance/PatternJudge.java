package dev.squall.model.tolerance;

import dev.squall.model.experiment.Substitution;
import dev.squall.model.json.Json;
import java.util.Map;
import java.util.regex.Pattern;

/** Judges by a regular expression, found anywhere in a text. */
final class PatternJudge {
    private PatternJudge() {}

    static Judgement judge(Tolerance.Regex regex, Json output, Map<String, Json> bindings) {
        var pattern = Substitution.applyText(regex.pattern(), bindings);
        if (!(pattern instanceof Json.Text(String text))) {
            return Judge.unknown("the pattern '" + regex.pattern() + "' stands for no text but", pattern);
        }
        var value = Judge.target(regex.target(), output);
        if (value.isEmpty() || !(value.get() instanceof Json.Text(String searched))) {
            var where = regex.target().map(target -> " in '" + target + "'").orElse("");
            return Judge.unknown(
                    "expected a text to search for /" + text + "/" + where + ", not", value.orElse(output));
        }
        return switch (PythonPattern.compile(text)) {
            case PythonPattern.Compiled(Pattern compiled) -> search(compiled, text, searched);
            case PythonPattern.Invalid(String reason) ->
                Judgement.unknown("the pattern /" + text + "/ is invalid: " + reason);
        };
    }

    /** Java's engine needs stack for long repetitions; running out of it is as good as giving up. */
    private static Judgement search(Pattern pattern, String shown, String searched) {
        try {
            boolean found = pattern.matcher(PatientText.of(searched)).find();
            return Judge.of(found, "something like /" + shown + "/", Json.of(searched));
        } catch (PatientText.GivenUp | StackOverflowError _) {
            return Judge.unknown("searching for /" + shown + "/ takes too long in", Json.of(searched));
        }
    }
}
