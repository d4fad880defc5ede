package dev.squall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Renders journals for people. What draws is loaded for this command alone, and named by {@link Rendering} alone: this class
 * is loaded where those jars are not.
 */
final class ReportCommand implements Command {
    private static final Option FORMAT =
            new Option("--export-format", "FORMAT", "html, markdown or pdf; by OUTPUT's name, else html");

    /** What a report is written as. */
    enum Form {
        HTML("html"),
        MARKDOWN("md"),
        PDF("pdf");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }
    }

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
        var form = form(arguments.last(FORMAT.name()), output, arguments.mode().toTheLetter());
        if (Whole.missing().isPresent()) {
            throw new NeedsWhole();
        }
        var drawn = Rendering.of(journals, form, terminal);
        if (drawn.isEmpty()) {
            return Exit.FAILED;
        }
        byte[] bytes = drawn.get();
        String file = output.orElse("report." + form.suffix);
        if (file.equals("-")) {
            terminal.out().write(bytes);
            return Exit.HELD;
        }
        WholeFile.write(Path.of(file), bytes);
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

    private static Form form(Optional<String> word, Optional<String> output, boolean toTheLetter) throws UsageError {
        if (word.isEmpty()) {
            var named = output.filter(file -> !file.equals("-"));
            return named.isEmpty() || toTheLetter
                    ? named.flatMap(ReportCommand::known).orElse(Form.HTML)
                    : known(named.get())
                            .orElseThrow(() -> new UsageError("there is no journal '" + named.get()
                                    + "', and a report is named .html, .md or .pdf, or comes with " + FORMAT.name()));
        }
        return switch (word.get().toLowerCase(Locale.ROOT)) {
            case "html", "html5" -> Form.HTML;
            case "markdown", "md" -> Form.MARKDOWN;
            case "pdf" -> Form.PDF;
            default ->
                throw new UsageError(FORMAT.name() + " is '" + word.get() + "' and must be html, markdown or pdf");
        };
    }

    private static Optional<Form> known(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "html", "htm" -> Optional.of(Form.HTML);
            case "md", "markdown" -> Optional.of(Form.MARKDOWN);
            case "pdf" -> Optional.of(Form.PDF);
            default -> Optional.empty();
        };
    }
}
