package dev.squall.cli;

import dev.squall.report.Report;
import dev.squall.report.UnreadableJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Renders journals for people. What draws is loaded for this command alone. */
final class ReportCommand implements Command {
    private static final Option FORMAT =
            new Option("--export-format", "FORMAT", "html, markdown or pdf; by OUTPUT's name, else html");
    private static final long MOST_BYTES = 128L << 20;

    @Override
    public String operands() {
        return "JOURNAL... [OUTPUT]";
    }

    @Override
    public String summary() {
        return "renders journals as HTML, Markdown or PDF, also those of Chaos Toolkit";
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        var journals = new ArrayList<>(arguments.rest());
        if (journals.isEmpty()) {
            throw new UsageError("which journal?");
        }
        Optional<String> output = journals.size() > 1 && isOutput(journals.getLast(), arguments)
                ? Optional.of(journals.removeLast())
                : Optional.empty();
        if (output.isEmpty() && arguments.mode().toTheLetter()) {
            throw new UsageError("which file is the report written to?");
        }
        var form = form(arguments.last(FORMAT.name()), output);
        if (Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        Report report;
        try {
            report = Report.of(sources(journals));
        } catch (UnreadableJournal wrong) {
            terminal.complain("squall report: " + wrong.getMessage());
            return Exit.FAILED;
        }
        var bytes = new ByteArrayOutputStream();
        report.write(form, bytes);
        String file = output.orElse("report." + suffix(form));
        if (file.equals("-")) {
            bytes.writeTo(terminal.out());
            return Exit.HELD;
        }
        WholeFile.write(Path.of(file), bytes.toByteArray());
        terminal.say(file + ": " + journals.size() + (journals.size() == 1 ? " journal" : " journals"));
        return Exit.HELD;
    }

    /** The last word is where to write, unless it can only be a journal. */
    private static boolean isOutput(String last, Arguments arguments) {
        return arguments.mode().toTheLetter()
                || last.equals("-")
                || known(last).isPresent()
                || (!Files.exists(Path.of(last)) && !last.endsWith(".json"));
    }

    private static Report.Form form(Optional<String> word, Optional<String> output) throws UsageError {
        if (word.isEmpty()) {
            return output.flatMap(ReportCommand::known).orElse(Report.Form.HTML);
        }
        return switch (word.get().toLowerCase(Locale.ROOT)) {
            case "html", "html5" -> Report.Form.HTML;
            case "markdown", "md" -> Report.Form.MARKDOWN;
            case "pdf" -> Report.Form.PDF;
            default ->
                throw new UsageError(FORMAT.name() + " is '" + word.get() + "' and must be html, markdown or pdf");
        };
    }

    private static Optional<Report.Form> known(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "html", "htm" -> Optional.of(Report.Form.HTML);
            case "md", "markdown" -> Optional.of(Report.Form.MARKDOWN);
            case "pdf" -> Optional.of(Report.Form.PDF);
            default -> Optional.empty();
        };
    }

    private static String suffix(Report.Form form) {
        return switch (form) {
            case HTML -> "html";
            case MARKDOWN -> "md";
            case PDF -> "pdf";
        };
    }

    private static List<Report.Source> sources(List<String> journals) throws IOException {
        var sources = new ArrayList<Report.Source>();
        for (var journal : journals) {
            var file = Path.of(journal);
            if (!Files.isRegularFile(file)) {
                throw new IOException(
                        journal + ": there is no such file; a journal is what run wrote by --journal-path");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(journal + ": is larger than " + (MOST_BYTES >> 20) + " MB");
            }
            sources.add(new Report.Source(journal, Files.readAllBytes(file)));
        }
        return sources;
    }
}
