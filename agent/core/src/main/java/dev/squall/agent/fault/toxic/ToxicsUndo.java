package dev.squall.agent.fault.toxic;

import dev.squall.agent.fault.Injector.Undone;
import dev.squall.agent.fault.Injector.Verification;
import dev.squall.agent.fault.toxic.PlacedToxics.One;
import dev.squall.agent.toxiproxy.Toxic;
import dev.squall.agent.toxiproxy.ToxiproxyClient;
import dev.squall.agent.toxiproxy.ToxiproxyClient.Heard;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes toxics away or changes them back, the last first, and reads what is left. What somebody else has changed stays. */
final class ToxicsUndo {
    static final Json NOTHING_KNOWN = Json.of("nothing says which toxics they were");

    private final ToxiproxyClient client;
    private final PlacedToxics placed;

    ToxicsUndo(ToxiproxyClient client, PlacedToxics placed) {
        this.client = client;
        this.placed = placed;
    }

    /** All are tried, also when one fails. */
    Undone undo() throws InterruptedException {
        var notes = new ArrayList<Json>();
        Optional<String> failure = Optional.empty();
        for (One one : placed.toxics().reversed()) {
            Heard heard = undo(one, notes);
            failure = failure.or(() -> switch (heard) {
                case Heard.Done _, Heard.Absent _ -> Optional.empty();
                case Heard.Refused(int _, String reason) ->
                    Optional.of("the server refuses to undo " + one.put().name() + ": " + reason);
                case Heard.Silence(String reason) -> Optional.of(reason);
            });
        }
        return failure.<Undone>map(Undone.StillThere::new).orElseGet(() -> new Undone.Gone(new Json.Array(notes)));
    }

    private Heard undo(One one, List<Json> notes) throws InterruptedException {
        String name = one.put().name();
        Heard heard = read(one);
        if (heard instanceof Heard.Absent) {
            notes.add(Json.of("toxic '" + name + "' was not there any more"));
        }
        if (!(heard instanceof Heard.Done(Json content))) {
            return heard;
        }
        return switch (one.standing(Toxic.of(content).orElseThrow())) {
            case AS_BEFORE -> heard;
            case SOMEBODY_ELSES -> {
                notes.add(Json.of("toxic '" + name + "' was changed by somebody else and is left alone"));
                yield heard;
            }
            case OURS ->
                one.before().isPresent()
                        ? client.changeToxic(
                                placed.at(),
                                placed.proxy(),
                                name,
                                one.before().get().change())
                        : client.deleteToxic(placed.at(), placed.proxy(), name);
        };
    }

    /** What is done is a toxic; anything else is not known. */
    private Heard read(One one) throws InterruptedException {
        Heard heard = client.toxic(placed.at(), placed.proxy(), one.put().name());
        return heard instanceof Heard.Done(Json content) && Toxic.of(content).isEmpty()
                ? new Heard.Silence("what answers at " + placed.at() + " shows no toxic")
                : heard;
    }

    Verification verify() throws InterruptedException {
        var left = new ArrayList<Json>();
        Recovery outcome = Recovery.CLEAN;
        for (One one : placed.toxics()) {
            switch (read(one)) {
                case Heard.Absent _ -> {}
                case Heard.Refused(int _, String reason) -> {
                    return new Verification(Recovery.UNKNOWN, Json.of("the server refuses: " + reason));
                }
                case Heard.Silence(String reason) -> {
                    return new Verification(Recovery.UNKNOWN, Json.of(reason));
                }
                case Heard.Done(Json content) -> {
                    boolean ours = one.standing(Toxic.of(content).orElseThrow()) == PlacedToxics.Standing.OURS;
                    outcome = ours ? Recovery.DIRTY : outcome;
                    left.add(content);
                }
            }
        }
        return new Verification(
                outcome, Json.mapping("proxy", Json.of(placed.proxy())).with("toxics", new Json.Array(left)));
    }
}
