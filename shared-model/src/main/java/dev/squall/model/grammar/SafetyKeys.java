package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.LENGTH;
import static dev.squall.model.grammar.Form.TEXT;
import static dev.squall.model.grammar.Form.TEXTS;

import dev.squall.model.experiment.Targets.AgentSelection;

/** Where an experiment goes, how much it may hit, who agrees, and how it recovers. */
public final class SafetyKeys {
    public static final Words<AgentSelection.Mode> MODES = Words.of(AgentSelection.Mode.values());

    public static final Keys CLUSTERS =
            Keys.of("Clusters by their labels", Key.needed("selector", TEXT, "label=value"));

    public static final Keys AGENTS = Keys.of(
            "Which agents there",
            Key.of("selector", TEXT, "label=value"),
            Key.of("mode", new Form.Word(MODES), "How many; any unless given"),
            Key.of("value", Form.whole(1), "For count and percent"));

    public static final Keys TARGETS = Keys.of(
            "Which agents carry it out",
            Key.of("clusters", Form.either(TEXTS, Form.block(CLUSTERS)), "By name, or {selector: label=value}"),
            Key.of("agents", Form.block(AGENTS), "Which agents there; any one unless given"),
            Key.of("quorum", new Form.Number(0), "Share of them that must succeed; 1.0"));

    public static final Keys BLAST_RADIUS = Keys.of(
            "How much may be hit at most",
            Key.of("max-pods", Form.whole(0), "Pods at once"),
            Key.of("max-percent", Form.whole(0), "Of those that match, up to 100"),
            Key.of("max-nodes", Form.whole(0), "Nodes at once"),
            Key.of("protect", TEXTS, "Namespaces, names, process ids or labels that are never hit"));

    public static final Keys APPROVAL = Keys.of(
            "Who has to agree before anything runs",
            Key.needed("required", Form.whole(1), "How many different people, up to 10"));

    public static final Keys RECOVERY = Keys.of(
            "Checks the hypothesis again after the rollbacks, until it holds",
            Key.needed("within", LENGTH, "How long that may take"),
            Key.of("every", LENGTH, "Between two checks; 1s"),
            Key.of("hold", LENGTH, "How long it must hold then; 0"));

    private SafetyKeys() {}
}
