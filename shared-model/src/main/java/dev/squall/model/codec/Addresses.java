package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.StepAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Step addresses ({@code method[2]}, {@code during[0]#14}) and agents ({@code eu-1/a1}) as the texts they are written as. */
public final class Addresses {
    private static final Pattern STEP = Pattern.compile("([a-z]{1,20})\\[([0-9]{1,9})](?:#([0-9]{1,9}))?");

    private Addresses() {}

    /** {@link IllegalArgumentException} when it is none. */
    public static StepAddress step(String written) {
        var match = STEP.matcher(written);
        if (!match.matches()) {
            throw new IllegalArgumentException("a step address is written stage[index] or stage[index]#round");
        }
        var stage = StepAddress.Stage.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        String round = match.group(3);
        return new StepAddress(stage, Integer.parseInt(match.group(2)), round == null ? 0 : Integer.parseInt(round));
    }

    /** {@link IllegalArgumentException} when it is none. */
    public static AgentRef agent(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an agent is written cluster/agent");
        }
        return new AgentRef(written.substring(0, slash), written.substring(slash + 1));
    }

    static StepAddress step(Fields fields, String key) {
        return fields.parsed(key, "a step address such as method[2]", Addresses::step);
    }

    static AgentRef agent(Fields fields, String key) {
        return fields.parsed(key, "an agent such as eu-1/a1", Addresses::agent);
    }

    static Json write(AgentRef agent) {
        return Json.of(agent.toString());
    }

    static Json write(StepAddress step) {
        return Json.of(step.toString());
    }
}
