package dev.squall.agent.worker;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.Injector;
import dev.squall.model.message.Command;
import dev.squall.model.message.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a command may be tried at all. Remembers, for the runs and commands of late, who owns a run, which runs
 * are aborted, and which commands were called back before they came.
 */
final class Admission {
    private static final int REMEMBERED = 10_000;

    private final Shift shift;
    private final Map<String, Long> epochs = bounded();
    private final Map<String, Long> aborted = bounded();
    private final Set<String> calledBack = Collections.newSetFromMap(bounded());
    private @Nullable String halt;

    Admission(Shift shift) {
        this.shift = shift;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Notes who speaks for the run; false when somebody newer has spoken. */
    boolean owns(String run, long epoch) {
        return epochs.merge(run, epoch, Math::max) <= epoch;
    }

    /** What was sent in this epoch or before is refused from now on; false when it was already. */
    boolean abort(String run, long epoch) {
        Long before = aborted.get(run);
        aborted.merge(run, epoch, Math::max);
        return before == null || before < epoch;
    }

    private boolean isAborted(Command command) {
        Long epoch = aborted.get(command.run());
        return epoch != null && command.envelope().epoch() <= epoch;
    }

    void callBack(String command) {
        calledBack.add(command);
    }

    void halt(String reason) {
        halt = reason;
    }

    void release() {
        halt = null;
    }

    /** @param actions how many actions are there now; {@code probes} likewise */
    Optional<Rejection> objectionTo(Command command, Call call, long actions, long probes) {
        if (!owns(command.run(), command.envelope().epoch())) {
            return because(Refusal.FENCED, "a newer owner of the run has spoken");
        }
        if (isAborted(command)) {
            return because(Refusal.ABORTED, "the run was aborted here");
        }
        if (calledBack.contains(command.id())) {
            return because(Refusal.ABORTED, "its end was asked for before it came");
        }
        Instant now = shift.now();
        if (now.isAfter(command.envelope().notAfter())) {
            return because(Refusal.STALE, "it came after " + command.envelope().notAfter());
        }
        return switch (command) {
            case Command.Probe _ -> objectionToProbe(call, probes);
            case Command.Action action -> objectionTo(action, call, actions, now);
        };
    }

    private Optional<Rejection> objectionToProbe(Call call, long probes) {
        if (shift.functions.prober(call).isEmpty()) {
            return because(Refusal.UNSUPPORTED, "this agent has no probe '" + call.name() + "'");
        }
        Optional<Rejection> forbidden = shift.policy.objectionTo(call);
        if (forbidden.isPresent()) {
            return forbidden;
        }
        return probes < shift.settings.probes()
                ? Optional.empty()
                : because(Refusal.OVERLOADED, "it has " + probes + " probes to do");
    }

    private Optional<Rejection> objectionTo(Command.Action action, Call call, long actions, Instant now) {
        if (halt != null) {
            return because(Refusal.ABORTED, "this agent is halted: " + halt);
        }
        Optional<Fault> fault = shift.functions.fault(call);
        if (fault.isEmpty()) {
            return because(Refusal.UNSUPPORTED, "this agent has no action '" + call.name() + "'");
        }
        if (!now.isBefore(action.hardDeadline())) {
            return because(Refusal.STALE, "its hard deadline " + action.hardDeadline() + " is over");
        }
        Optional<Rejection> forbidden = shift.policy
                .objectionTo(call)
                .or(() -> fault.get() instanceof Injector
                        ? action.duration().flatMap(shift.policy::objectionToLasting)
                        : Optional.empty());
        if (forbidden.isPresent()) {
            return forbidden;
        }
        return actions < shift.settings.actions()
                ? Optional.empty()
                : because(Refusal.OVERLOADED, "it has " + actions + " actions to do");
    }

    private static Optional<Rejection> because(Refusal reason, String detail) {
        return Optional.of(new Rejection(reason, detail));
    }
}
