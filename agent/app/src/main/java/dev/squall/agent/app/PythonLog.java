package dev.squall.agent.app;

import dev.squall.agent.python.PythonListener;
import org.jboss.logging.Logger;

/**
 * What an agent's Python process tells unasked. What functions print is logged at DEBUG alone: it may hold secrets. An agent
 * serves several runs at once and cannot know which of them a signal is about, so that none is stopped by it.
 */
final class PythonLog implements PythonListener {
    private static final Logger LOG = Logger.getLogger(PythonLog.class);

    @Override
    public void said(String line) {
        LOG.debugf("python function printed line=%s", line);
    }

    @Override
    public void leaves(Leaving how) {
        LOG.warnf("python function asked for the end of a run, not done by agents how=%s", how);
    }
}
