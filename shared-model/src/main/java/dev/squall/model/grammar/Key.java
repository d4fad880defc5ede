package dev.squall.model.grammar;

/**
 * One key of a mapping in the file.
 *
 * @param needed  whether the mapping is wrong without it
 * @param own     whether it is Squall's own, and means nothing to Chaos Toolkit
 * @param meaning for people, as a part of a sentence
 */
public record Key(String name, Form form, boolean needed, boolean own, String meaning) {
    public static Key of(String name, Form form, String meaning) {
        return new Key(name, form, false, false, meaning);
    }

    public static Key needed(String name, Form form, String meaning) {
        return new Key(name, form, true, false, meaning);
    }

    /** One of Squall's own. */
    public static Key own(String name, Form form, String meaning) {
        return new Key(name, form, false, true, meaning);
    }

    /** One that is allowed and means nothing here. */
    public static Key ignored(String name) {
        return of(name, Form.ANY, "Means nothing to Squall");
    }

    Key needed(boolean is) {
        return new Key(name, form, is, own, meaning);
    }
}
