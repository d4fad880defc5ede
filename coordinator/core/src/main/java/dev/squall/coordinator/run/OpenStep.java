package dev.squall.coordinator.run;

import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A step that was dispatched and has not ended.
 *
 * @param waiting   ids of its commands without an answer
 * @param answers   in the order they came
 * @param judging   whether a tolerance that is a probe itself was sent out
 * @param brokenOff whether its agents were told to break it off
 */
record OpenStep(
        StepAddress address, Set<String> waiting, List<Report.Answer> answers, boolean judging, boolean brokenOff) {
    OpenStep {
        answers = List.copyOf(answers);
    }

    static OpenStep of(StepAddress address) {
        return new OpenStep(address, Set.of(), List.of(), false, false);
    }

    OpenStep sent(String command) {
        boolean judges = judging || StepJudge.judges(command);
        return new OpenStep(address, Changed.with(waiting, command), answers, judges, brokenOff);
    }

    OpenStep breaking() {
        return new OpenStep(address, waiting, answers, judging, true);
    }

    OpenStep answered(Report.Answer answer) {
        var more = new ArrayList<>(answers);
        more.add(answer);
        return new OpenStep(address, Changed.without(waiting, answer.command()), more, judging, brokenOff);
    }
}
