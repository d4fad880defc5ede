package dev.squall.agent.worker;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was told of one fault: its answer, and its latest recovery. */
final class FaultReports {
    private final Shift shift;
    private final FaultFacts facts;
    private final Masks masks;
    private @Nullable Report answer;
    private @Nullable Report recovered;

    FaultReports(Shift shift, FaultFacts facts, Masks masks) {
        this.shift = shift;
        this.facts = facts;
        this.masks = masks;
    }

    boolean answered() {
        return answer != null;
    }

    void answer(Report.Answer report) {
        answer = report;
        shift.ports.reports().send(report);
    }

    void recovered(Recovery outcome, RecoveryCause cause, Json evidence, Instant since) {
        Instant now = shift.now();
        Report report = new Report.Recovered(
                facts.run(), facts.command(), shift.agent(), now, outcome, cause, masks.mask(evidence), since, now);
        recovered = report;
        shift.ports.reports().send(report);
    }

    List<Report> reports() {
        return Stream.of(Optional.<Report>ofNullable(answer), Optional.<Report>ofNullable(recovered))
                .flatMap(Optional::stream)
                .toList();
    }
}
