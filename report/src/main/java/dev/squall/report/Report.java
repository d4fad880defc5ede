package dev.squall.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One or many journals as one document: a single run's report, or that of a gameday with what differs between its runs. */
public final class Report {
    private final List<Run> runs;

    private Report(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** A journal's bytes, and what it is called. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
    public record Source(String name, byte[] bytes) {}

    /** What a report is written as. */
    public enum Form {
        /** One file, without scripts or anything from elsewhere. */
        HTML,
        MARKDOWN,
        PDF
    }

    /** All of them, or none: a report that silently lacks a run would mislead. */
    public static Report of(List<Source> journals) throws UnreadableJournal {
        if (journals.isEmpty()) {
            throw new IllegalArgumentException("a report is about one journal or more");
        }
        var runs = new ArrayList<Run>();
        for (var journal : journals) {
            runs.add(JournalReader.read(journal.name(), journal.bytes()));
        }
        return new Report(runs);
    }

    /** The stream stays open. */
    public void write(Form form, OutputStream out) throws IOException {
        switch (form) {
            case HTML -> out.write(html("report.css").getBytes(StandardCharsets.UTF_8));
            case MARKDOWN -> out.write(Template.markdown(Page.of(runs)).getBytes(StandardCharsets.UTF_8));
            case PDF -> Pdf.write(html("paper.css"), out);
        }
    }

    private String html(String style) throws IOException {
        return Template.html(Page.of(runs), style);
    }
}
