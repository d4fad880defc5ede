package dev.squall.agent.fault.example;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code resource.deny-file}: nobody may read or write a file until the fault ends, as after a deployment by the wrong user.
 * Argument: {@code file}, a full path.
 */
public final class DenyFile implements Injector {
    private static final Usage USAGE = Usage.of(
            "nobody may read or write a file until the fault ends",
            Parameter.needed("file", Kind.TEXT, "its full path"));

    @Override
    public String family() {
        return "resource";
    }

    @Override
    public String func() {
        return "deny-file";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        var arguments = new Arguments(written, USAGE);
        String file = arguments.text("file");
        if (!file.isEmpty() && !file.startsWith("/")) {
            arguments.wrong("file", "must be a full path, such as /etc/shop/payment.conf");
        }
        var problem = arguments.problem();
        return problem.isPresent() ? new Plan.Rejected(problem.get()) : planned(Path.of(file));
    }

    private static Plan planned(Path file) {
        try {
            Optional<FileRef> found = FileRef.at(file);
            if (found.isEmpty()) {
                return new Plan.Failed("there is no file " + file);
            }
            return found.get().isDenied()
                    ? new Plan.Failed("nobody may read " + file + " as it is, by somebody else's doing")
                    : new Plan.Ready(List.of(found.get().target()), found.get().toJson());
        } catch (IOException e) {
            return new Plan.Failed(file + " cannot be looked at: " + e);
        }
    }

    @Override
    public Injected inject(Json.Mapping data, CallContext context) {
        FileRef before = FileRef.of(data).orElseThrow();
        try {
            if (before.now().isEmpty()) {
                return new Injected.NotInPlace(before.path() + " is gone, or another file has its name");
            }
            before.permit(FileRef.NOBODY);
            return new Injected.InPlace(data);
        } catch (IOException e) {
            return new Injected.NotInPlace("its permissions cannot be changed: " + e);
        }
    }

    @Override
    public Undone recover(Json.Mapping data, CallContext context) {
        Optional<FileRef> before = FileRef.of(data);
        try {
            if (before.isPresent()
                    && before.get().now().filter(FileRef::isDenied).isPresent()) {
                before.get().permit(before.get().permissions());
            }
            return new Undone.Gone(data);
        } catch (IOException e) {
            return new Undone.StillThere("its permissions cannot be given back: " + e);
        }
    }

    @Override
    public Verification verify(Json.Mapping data, CallContext context) {
        Optional<FileRef> before = FileRef.of(data);
        try {
            if (before.isEmpty()) {
                return new Verification(Recovery.UNKNOWN, Json.of("nothing says which file it was"));
            }
            Optional<FileRef> now = before.get().now();
            return now.isEmpty()
                    ? new Verification(Recovery.CLEAN, Json.of(before.get().path() + " is gone"))
                    : new Verification(
                            now.get().isDenied() ? Recovery.DIRTY : Recovery.CLEAN,
                            now.get().toJson());
        } catch (IOException e) {
            return new Verification(Recovery.UNKNOWN, Json.of("it cannot be looked at: " + e));
        }
    }
}
