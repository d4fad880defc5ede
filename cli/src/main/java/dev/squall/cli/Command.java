package dev.squall.cli;

import java.io.IOException;
import java.util.List;

/** One command of {@code squall}. Only the one that was called is ever loaded. */
interface Command {
    /** What stands behind the command's name in its usage line. */
    String operands();

    String summary();

    List<Option> options();

    Exit run(Arguments arguments, Terminal terminal) throws UsageError, IOException, InterruptedException;
}
