package dev.squall.cli;

import dev.squall.report.Report;
import dev.squall.report.UnreadableJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a report of journals, all of them or none. */
final class Rendering {
    private static final int MOST_BYTES = 128 << 20;

    private Rendering() {}

    /** Empty when one of them is no journal; that was said then. */
    static Optional<byte[]> of(List<String> journals, ReportCommand.Form form, Terminal terminal) throws IOException {
        Report report;
        try {
            report = Report.of(sources(journals));
        } catch (UnreadableJournal wrong) {
            terminal.complain("squall report: " + wrong.getMessage());
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        report.write(
                switch (form) {
                    case HTML -> Report.Form.HTML;
                    case MARKDOWN -> Report.Form.MARKDOWN;
                    case PDF -> Report.Form.PDF;
                },
                bytes);
        return Optional.of(bytes.toByteArray());
    }

    private static List<Report.Source> sources(List<String> journals) throws IOException {
        var sources = new ArrayList<Report.Source>();
        for (var journal : journals) {
            var file = Path.of(journal);
            if (Files.isDirectory(file)) {
                throw new IOException(journal + ": is a directory; name the journals in it");
            }
            if (!Files.exists(file)) {
                throw new IOException(
                        journal + ": there is no such file; a journal is what run wrote by --journal-path");
            }
            sources.add(new Report.Source(journal, bytes(file)));
        }
        return sources;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + ": is larger than " + (MOST_BYTES >> 20) + " MB");
            }
            return bytes;
        }
    }
}
