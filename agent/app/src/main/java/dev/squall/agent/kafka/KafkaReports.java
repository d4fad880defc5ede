package dev.squall.agent.kafka;

import dev.squall.agent.worker.Reports;
import dev.squall.model.codec.ReportCodec;
import dev.squall.model.message.Report;
import dev.squall.model.message.Topics;

/** Reports under their run's key, so that the run's one writer gets them in order. */
final class KafkaReports implements Reports {
    private final Outbox outbox;

    KafkaReports(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void send(Report report) {
        outbox.send(Topics.REPORTS, report.run(), ReportCodec.toBytes(report), ReportCodec.headers(report));
    }
}
