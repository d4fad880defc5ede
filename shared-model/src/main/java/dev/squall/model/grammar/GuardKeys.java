package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.ANY;
import static dev.squall.model.grammar.Form.LENGTH;
import static dev.squall.model.grammar.Form.TEXT;

import dev.squall.model.experiment.Guard;
import dev.squall.model.grammar.Form.Definition;

/** Values that are watched, and end a run when they are out of bounds. */
public final class GuardKeys {
    public static final Words<Guard.At> PLACES = Words.of(Guard.At.values());
    public static final Words<Guard.Reduce> REDUCTIONS = Words.of(Guard.Reduce.values());
    public static final Words<Guard.OnTrip> TRIPS = Words.of(Guard.OnTrip.values());
    public static final Words<Guard.Mode> MODES = Words.of(Guard.Mode.values());
    public static final Words<Guard.NoData.Do> SILENCES = Words.of(Guard.NoData.Do.values());

    public static final Keys RELATIVE = Keys.of(
            "A baseline, and how many times it may be reached",
            Key.needed("baseline", TEXT, "before-run"),
            Key.needed("max-ratio", Form.NUMBER, "Such as 1.2"));

    public static final Keys TRIP = Keys.of(
            "How many breaches it takes",
            Key.of("consecutive", Form.whole(1), "In a row, up to 1000; 1"),
            Key.of("of", TEXT, "Among the last samples: \"3/5\""),
            Key.of("at-once", TEXT, "A comparison that needs no more than one: \"> 0.5\""));

    public static final Keys NO_DATA = Keys.of(
            "What silence means",
            Key.of("after", LENGTH, "How long it lasts; 10s"),
            Key.of("do", new Form.Word(SILENCES), "What it does then; abort"));

    public static final Keys BEFORE = Keys.of(
            "What must hold before the method begins", Key.needed("hold", LENGTH, "How long it must have been quiet"));

    public static final Keys AFTER = Keys.of(
            "How long it looks on after the method",
            Key.needed("within", LENGTH, "In which it must be quiet again"),
            Key.of("hold", LENGTH, "How long it must be quiet then; 0"));

    public static final Keys GUARD = Keys.of(
            "A value that is watched, and ends the run when it is out of bounds",
            Key.needed("name", TEXT, "Its name"),
            Key.needed("source", new Form.Named(Definition.PROVIDER), "What gives the value"),
            Key.of("target", TEXT, "A JSON path into what the source gives"),
            Key.of("at", new Form.Word(PLACES), "Who looks; coordinator"),
            Key.of("reduce", new Form.Word(REDUCTIONS), "Of several values; any"),
            Key.needed("abort-when", TEXT, "A comparison such as \"> 0.05\""),
            Key.of("warn-when", TEXT, "A comparison that is only told"),
            Key.of("relative-to", Form.block(RELATIVE), "A baseline, and how many times it may be reached"),
            Key.of("interval", LENGTH, "Between two looks, 250ms to 1h; 5s"),
            Key.of("initial-delay", LENGTH, "From the start of the method, in which it neither trips nor warns; 0"),
            Key.of("trip", Form.block(TRIP), "How many breaches it takes; one unless given"),
            Key.of("no-data", Form.block(NO_DATA), "What silence means; abort after 10s"),
            Key.of("max-sample-age", LENGTH, "Older values are no data"),
            Key.of("on-trip", new Form.Word(TRIPS), "What it does then; abort-run"),
            Key.of("before", Form.block(BEFORE), "What must hold before the method begins"),
            Key.of("after", Form.block(AFTER), "How long it looks on after the method"),
            Key.of("mode", new Form.Word(MODES), "enforce, or shadow, which only tells"),
            Key.of("description", ANY, "For people"));

    private GuardKeys() {}
}
