package dev.squall.coordinator.run;

import dev.squall.model.journal.RunEvent.StopRequested;

/**
 * What made the run leave its course.
 *
 * @param epoch the run's when it was stopped: whatever was sent in it or before is refused after an abort
 */
record Stop(StopRequested request, long epoch) {
    String reason() {
        return request.reason();
    }
}
