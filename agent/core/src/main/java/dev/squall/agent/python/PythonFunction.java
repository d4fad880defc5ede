package dev.squall.agent.python;

import java.util.List;

/**
 * A Python function as it describes itself.
 *
 * @param kind {@code action}, {@code probe}, {@code tolerance} or {@code control}, as the extension tells;
 *             {@code function} when nobody has told
 * @param doc  its documentation, or nothing
 */
public record PythonFunction(String module, String name, String kind, String doc, List<PythonParameter> parameters) {
    public PythonFunction {
        parameters = List.copyOf(parameters);
    }
}
