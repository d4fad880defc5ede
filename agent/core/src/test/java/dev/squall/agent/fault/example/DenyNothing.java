package dev.squall.agent.fault.example;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.util.List;
import java.util.Set;

/** {@code resource.deny-nothing}: finds a file and leaves it alone. Argument: {@code file}. */
public final class DenyNothing implements Injector {
    private static final Usage USAGE =
            Usage.of("finds a file and leaves it alone", Parameter.needed("file", Kind.TEXT, "its full path"));

    @Override
    public String family() {
        return "resource";
    }

    @Override
    public String func() {
        return "deny-nothing";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, USAGE);
        String file = arguments.text("file");
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Plan.Rejected(problem.get());
        }
        var target = new Target("file " + file, Set.of("file=" + file));
        return new Plan.Ready(List.of(target), Json.mapping("file", Json.of(file)));
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) {
        return new Injected.InPlace(data);
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) {
        return new Undone.Gone(data);
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) {
        return new Verification(Recovery.CLEAN, data);
    }
}
