package dev.squall.model.schema;

import dev.squall.model.grammar.ExperimentKeys;
import dev.squall.model.grammar.Form;
import dev.squall.model.grammar.GuardKeys;
import dev.squall.model.grammar.Key;
import dev.squall.model.grammar.Keys;
import dev.squall.model.grammar.ProviderKeys;
import dev.squall.model.grammar.SafetyKeys;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.grammar.ToleranceKeys;
import java.util.ArrayList;
import java.util.List;

/** Every key that the grammar has, wherever it stands. */
final class GrammarWalk {
    private static final List<Keys> ROOTS = List.of(
            ExperimentKeys.EXPERIMENT,
            ExperimentKeys.VARIABLE,
            ExperimentKeys.SECRET_VARIABLE,
            ExperimentKeys.VAULT,
            StepKeys.STEP,
            StepKeys.REFERENCE,
            StepKeys.CONTROL,
            ProviderKeys.HTTP,
            ProviderKeys.PROCESS,
            ProviderKeys.PYTHON,
            ProviderKeys.FUNCTION,
            ProviderKeys.QUERY,
            ToleranceKeys.REGEX,
            ToleranceKeys.JSONPATH,
            ToleranceKeys.RANGE,
            ToleranceKeys.STATUS,
            GuardKeys.GUARD,
            SafetyKeys.TARGETS);

    private GrammarWalk() {}

    static List<Key> keys() {
        var keys = new ArrayList<Key>();
        ROOTS.forEach(root -> add(root, keys));
        return keys;
    }

    private static void add(Keys some, List<Key> keys) {
        for (var key : some.all()) {
            keys.add(key);
            add(key.form(), keys);
        }
    }

    private static void add(Form form, List<Key> keys) {
        switch (form) {
            case Form.Block(Keys within) -> add(within, keys);
            case Form.Items(Form each) -> add(each, keys);
            case Form.Values(Form each) -> add(each, keys);
            case Form.Either(var forms) -> forms.forEach(one -> add(one, keys));
            case Form.Any _,
                    Form.Text _,
                    Form.Flag _,
                    Form.Whole _,
                    Form.Number _,
                    Form.Length _,
                    Form.Pattern _,
                    Form.Word _,
                    Form.Named _ -> {}
        }
    }
}
