package dev.squall.cli;

import dev.squall.model.codec.JsonWriter;
import dev.squall.model.schema.ExperimentSchema;
import java.io.IOException;
import java.util.List;

/** Prints the JSON Schema of an experiment's file, for editors. */
final class SchemaCommand implements Command {
    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "prints the JSON Schema of an experiment, for editors";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException {
        if (!arguments.rest().isEmpty()) {
            throw new UsageError("what is '" + arguments.rest().getFirst() + "'?");
        }
        JsonWriter.writeIndented(ExperimentSchema.json(), terminal.out());
        terminal.out().println();
        return Exit.HELD;
    }
}
