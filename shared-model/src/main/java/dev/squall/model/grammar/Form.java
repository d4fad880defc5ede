package dev.squall.model.grammar;

import java.util.List;

/** What stands at a key. Nothing at all ({@code null}) may stand at every key that is not needed, and counts as not there. */
public sealed interface Form {
    /** As the least of numbers of which any will do. */
    int ANY_NUMBER = Integer.MIN_VALUE;

    Form ANY = new Any();
    Form NUMBER = new Number(ANY_NUMBER);
    Form WHOLE = new Whole(ANY_NUMBER);
    Form TEXT = new Text(false);
    Form ANY_TEXT = new Text(true);
    Form FLAG = new Flag();
    Form LENGTH = new Length();
    Form PATTERN = new Pattern();
    Form TEXTS = new Items(TEXT);
    Form MAPPING = new Values(ANY);

    record Any() implements Form {}

    /** @param blank whether it may be blank where it is needed; elsewhere it always may */
    record Text(boolean blank) implements Form {}

    record Flag() implements Form {}

    record Whole(int least) implements Form {}

    record Number(int least) implements Form {}

    /** A length of time: a number of seconds, or a text such as {@code 1m30s}. */
    record Length() implements Form {}

    /** A text with a {@code ${name}} in it, which stands for a value of any type. */
    record Pattern() implements Form {}

    record Word(Words<?> words) implements Form {}

    record Items(Form each) implements Form {}

    record Block(Keys keys) implements Form {}

    /** A mapping of names that the author chooses. */
    record Values(Form each) implements Form {}

    /** What has a name of its own, because it stands in several places or in itself. */
    record Named(Definition definition) implements Form {}

    record Either(List<Form> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }
    }

    enum Definition {
        STEP,
        PROBE,
        UNNAMED,
        PROVIDER,
        TOLERANCE,
        CONTROL,
        GUARD,
        TARGETS,
        VALUE,
        SECRET
    }

    static Form block(Keys keys) {
        return new Block(keys);
    }

    static Form items(Form each) {
        return new Items(each);
    }

    static Form either(Form... forms) {
        return new Either(List.of(forms));
    }

    static Form whole(int least) {
        return new Whole(least);
    }
}
