package dev.squall.agent.probe;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.point.PointAccess;
import dev.squall.agent.point.PointClient;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code chaos-point.hits}: whether a fault at a point really happened. Arguments are those of {@link PointAccess}. Gives
 * {@code {hits, injections, skipped, vacuous, state, armed, known}} of the fault that decides there now, or, when nothing is
 * armed, of the one that ended last; {@code armed} is how many are armed. A point at which nothing was ever armed is no
 * observation, for an idle point does not count.
 */
public final class ChaosPointHits implements Prober {
    private static final Usage USAGE =
            Usage.of("tells how often the fault at a chaos point happened").and(PointAccess.PARAMETERS);
    private static final List<String> SHOWN = List.of("hits", "injections", "skipped", "vacuous", "state");

    private final PointClient client = new PointClient();

    @Override
    public String family() {
        return "chaos-point";
    }

    @Override
    public String func() {
        return "hits";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, USAGE);
        PointAccess access = PointAccess.read(arguments);
        var problem = arguments.problem();
        if (problem.isPresent()) {
            return new Observation.Rejected(problem.get());
        }
        return switch (client.point(access.at(), access.point(), access.token())) {
            case PointClient.Heard.Silence(String reason) -> new Observation.Unseen(reason);
            case PointClient.Heard.Answer answer
            when answer.instance().isEmpty() ->
                new Observation.Unseen("what answers at " + access.at() + " has no chaos points");
            case PointClient.Heard.Answer answer
            when answer.status() != 200 -> new Observation.Unseen(answer.trouble());
            case PointClient.Heard.Answer answer -> read(answer.content(), access);
        };
    }

    private static Observation read(Json.Mapping point, PointAccess access) {
        List<Json> armed = point.member("armed").items();
        Json shown = armed.isEmpty() ? point.get("last").orElse(Json.NULL) : armed.getFirst();
        if (!(shown instanceof Json.Mapping arming)) {
            return new Observation.Unseen("nothing was armed at " + access + ", so no hit was counted");
        }
        var members = new LinkedHashMap<String, Json>();
        SHOWN.forEach(name -> members.put(name, arming.get(name).orElse(Json.NULL)));
        members.put("armed", Json.of(armed.size()));
        members.put("known", point.get("known").orElse(Json.NULL));
        return new Observation.Seen(new Json.Mapping(members));
    }
}
