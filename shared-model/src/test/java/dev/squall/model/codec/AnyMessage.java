package dev.squall.model.codec;

import dev.squall.model.experiment.BlastRadius;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Secrets;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Heartbeat;
import dev.squall.model.message.OpenFault;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import dev.squall.model.message.Scope;
import java.util.HashSet;
import java.util.random.RandomGenerator;

/** Random messages of every kind. */
class AnyMessage extends Any {
    AnyMessage(RandomGenerator random) {
        super(random);
    }

    Command command() {
        return truth()
                ? new Command.Probe(envelope(), agent(), step(), text(), provider(), scope(), duration())
                : new Command.Action(
                        envelope(),
                        agent(),
                        step(),
                        text(),
                        provider(),
                        scope(),
                        duration(),
                        maybe(this::duration),
                        duration(),
                        instant(),
                        maybe(this::blastRadius));
    }

    private BlastRadius blastRadius() {
        return new BlastRadius(
                maybe(() -> random.nextInt(100)),
                maybe(() -> random.nextInt(101)),
                maybe(() -> random.nextInt(9)),
                list(this::text));
    }

    private Envelope envelope() {
        return new Envelope(text(), text(), integer(), instant(), instant());
    }

    Provider provider() {
        return switch (random.nextInt(4)) {
            case 0 -> new Provider.Http(text(), text(), json(), json(), json(), truth(), random.nextInt(101));
            case 1 -> new Provider.Process(text(), json(), json());
            case 2 -> new Provider.Python("m" + text(), "f" + text(), mapping(), list(this::text));
            default -> new Provider.Native("x" + text(), "f" + text(), mapping());
        };
    }

    Scope scope() {
        return new Scope(map(this::json), new Secrets(map(() -> map(this::secret))));
    }

    private Secrets.Secret secret() {
        return switch (random.nextInt(3)) {
            case 0 -> new Secrets.Secret.Literal(json());
            case 1 -> new Secrets.Secret.Environment(text());
            default -> new Secrets.Secret.Vault(text(), maybe(this::text));
        };
    }

    Control control() {
        return switch (random.nextInt(4)) {
            case 0 -> new Control.Abort(text(), integer(), instant(), text());
            case 1 -> new Control.Recover(text(), integer(), instant(), list(this::text), text());
            case 2 -> new Control.BreakOff(text(), integer(), instant(), list(this::text), text());
            default -> new Control.Lease(text(), integer(), instant(), duration());
        };
    }

    Report report() {
        return random.nextInt(6) == 0 ? recovered() : answer();
    }

    Report.Recovered recovered() {
        return new Report.Recovered(
                text(),
                text(),
                agent(),
                instant(),
                oneOf(Recovery.values()),
                oneOf(RecoveryCause.values()),
                json(),
                instant(),
                instant());
    }

    Report.Answer answer() {
        return switch (random.nextInt(5)) {
            case 0 -> new Report.Succeeded(text(), text(), agent(), instant(), json(), instant(), instant());
            case 1 -> new Report.Injected(text(), text(), agent(), instant(), json(), instant(), instant(), instant());
            case 2 ->
                new Report.Failed(
                        text(),
                        text(),
                        agent(),
                        instant(),
                        oneOf(Report.Trouble.values()),
                        text(),
                        list(this::text),
                        instant(),
                        instant());
            case 3 -> new Report.Refused(text(), text(), agent(), instant(), oneOf(Refusal.values()), text());
            default -> new Report.Unknown(text(), text(), agent(), instant(), text());
        };
    }

    Request request() {
        return switch (random.nextInt(4)) {
            case 0 -> new Request.Start(text(), instant(), text());
            case 1 -> new Request.Approve(text(), instant(), text(), text());
            case 2 -> new Request.Quit(text(), instant(), text(), text());
            default -> new Request.Abort(text(), instant(), text(), text());
        };
    }

    Heartbeat heartbeat() {
        return new Heartbeat(
                agent(),
                text(),
                instant(),
                map(this::text),
                new HashSet<>(list(this::text)),
                list(() -> new OpenFault(text(), text(), text(), instant())));
    }
}
