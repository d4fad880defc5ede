package dev.squall.coordinator.watch;

import dev.squall.coordinator.loop.Input;
import dev.squall.coordinator.loop.LoopObserver;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.Recovery;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The log lines of runs and of the loop: fixed messages and names, never what a probe returned or an author wrote. */
public final class RunLog implements RunObserver, LoopObserver {
    private static final Logger LOG = Logger.getLogger("dev.squall.run");

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        events.forEach(event -> line(run, event));
    }

    @Override
    public void lost(String run) {
        LOG.warnf("run lost to another owner run=%s", run);
    }

    private static void line(String run, RunEvent event) {
        switch (event) {
            case RunEvent.RunPlanned _ -> LOG.infof("run planned run=%s", run);
            case RunEvent.PhaseEntered entered -> LOG.infof("phase entered run=%s phase=%s", run, entered.phase());
            case RunEvent.RunFinished finished ->
                LOG.infof(
                        "run finished run=%s status=%s verdict=%s recovery=%s deviated=%s",
                        run,
                        finished.result().status(),
                        finished.result().verdict(),
                        finished.result().recovery(),
                        finished.result().deviated());
            case RunEvent.OwnershipTaken taken -> LOG.infof("run taken over run=%s epoch=%d", run, taken.epoch());
            case RunEvent.StopRequested stopped -> LOG.infof("run stops run=%s cause=%s", run, stopped.cause());
            case RunEvent.StepsClosed closed -> LOG.infof("run closes run=%s cause=%s", run, closed.cause());
            case RunEvent.GuardWarned warned -> LOG.infof("guard warns run=%s guard=%s", run, warned.guard());
            case RunEvent.GuardTripped tripped -> LOG.warnf("guard tripped run=%s guard=%s", run, tripped.guard());
            case RunEvent.StepEnded ended ->
                LOG.debugf("step ended run=%s step=%s outcome=%s", run, ended.step(), ended.outcome());
            case RunEvent.FaultLost lost -> LOG.warnf("fault lost run=%s fault=%s", run, lost.command());
            case RunEvent.FaultFound found ->
                LOG.warnf(
                        "fault found run=%s agent=%s fault=%s",
                        run, found.report().agent(), found.report().command());
            case RunEvent.FaultRecovered recovered -> recovered(run, recovered);
            case RunEvent.Approved _,
                    RunEvent.StepDispatched _,
                    RunEvent.StepAnswered _,
                    RunEvent.PauseStarted _,
                    RunEvent.PauseEnded _,
                    RunEvent.HypothesisJudged _,
                    RunEvent.ControlSent _,
                    RunEvent.GuardSampled _ -> {}
        }
    }

    private static void recovered(String run, RunEvent.FaultRecovered event) {
        var report = event.report();
        var level = report.outcome() == Recovery.CLEAN ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(
                level,
                "fault recovered run=%s agent=%s fault=%s outcome=%s cause=%s",
                run,
                report.agent(),
                report.command(),
                report.outcome(),
                report.cause());
    }

    @Override
    public void stalled(RuntimeException cause) {
        LOG.warnf("store away, trying again until it is back reason=%s", cause.getCause());
    }

    @Override
    public void resumed() {
        LOG.info("store back");
    }

    @Override
    public void gaveUp(String run, Optional<Input> input, RuntimeException bug) {
        LOG.errorf(bug, "run let go of after a bug run=%s", run);
    }

    @Override
    public void contested(String run) {
        LOG.warnf("run taken back from another writer run=%s", run);
    }
}
