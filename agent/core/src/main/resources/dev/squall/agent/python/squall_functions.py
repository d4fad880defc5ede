"""What Squall can ask of Python code: to call a function, to describe it, to tell an extension's activities, to apply a
control, to tell a plugin. Each takes a request as a dict and gives its answer as JSON text; what cannot be tried raises Wrong.

Meaning and words are those of Chaos Toolkit where it has any. Loaded as the module `squall_functions` by
dev.squall.agent.python.BridgeProgram; threads and pipes are squall_bridge's.
"""
import datetime
import decimal
import importlib
import inspect
import json
import sys
import traceback
import uuid

MOST_WORDS = 10_000  # characters of a text that people read
MOST_LINES, MOST_TRACE = 100, 20_000  # of a traceback: lines as Python formats them, and their characters
INTERRUPT = "chaoslib.exceptions.InterruptExecution"
CONFIGURED = ("experiment", "secrets", "configuration", "settings", "event_registry")
APPLIED = ("experiment", "secrets", "configuration", "settings", "state", "extensions")
CHANGEABLE = ("context", "state", "experiment", "configuration")


class BrokenOff(KeyboardInterrupt):
    """Raised inside a function that is to end; what libraries do at Ctrl-C, they do then."""


class Wrong(Exception):
    """A request that cannot be tried, because of a module, a function or an argument; says why and what is right."""


def cut(text):
    return text if len(text) <= MOST_WORDS else text[:MOST_WORDS] + "... (%d characters)" % len(text)


def shown(value, words=repr):
    try:
        return cut(words(value))
    except Exception:
        return "<%s that cannot be shown>" % type(value).__name__


def by_journal(value):
    """What Chaos Toolkit's journal makes of values that JSON does not know."""
    if isinstance(value, datetime.date):  # and datetime, which is one
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    raise TypeError


def as_json(value):
    """The value as JSON text; one that has none becomes a mapping that says so, and so does a number in it that is none."""
    try:
        try:
            return json.dumps(value, default=by_journal, allow_nan=False)
        except ValueError:
            # A circle raises again; otherwise NaN or an infinity is somewhere in it, and the rest of it is kept.
            return json.dumps(json.loads(json.dumps(value, default=by_journal), parse_constant=no_number))
    except Exception:
        return json.dumps({"unserialisable": shown(value)})


def no_number(word):
    return {"unserialisable": word}


def qualified(kind):
    return kind.__qualname__ if kind.__module__ == "builtins" else "%s.%s" % (kind.__module__, kind.__qualname__)


def error(raised):
    """An exception: its type, its message, the line that Chaos Toolkit shows, and the traceback below ours as Python formats
    it: each line with its end, some with several."""
    kind, trace = type(raised), raised.__traceback__
    while trace and trace.tb_frame.f_code.co_filename.startswith("squall_"):
        trace = trace.tb_next
    try:
        only = traceback.format_exception_only(kind, raised)
        lines = traceback.format_exception(kind, raised, trace)
    except Exception:
        only, lines = [qualified(kind)], []
    exits = isinstance(raised, (SystemExit, KeyboardInterrupt))
    interrupts = INTERRUPT in map(qualified, kind.__mro__)
    return {
        "type": qualified(kind),
        "message": shown(raised, str),
        "line": cut((only[-1] if isinstance(raised, SyntaxError) else only[0]).strip()),
        "traceback": ending(lines),
        "asks": "exit" if exits else "interruption" if interrupts else "nothing",
    }


def ending(lines):
    """The last of them, as many as are taken."""
    kept, room = [], MOST_TRACE
    for line in map(cut, lines[: -MOST_LINES - 1 : -1]):
        room -= len(line)
        if room < 0:
            break
        kept.insert(0, line)
    return kept


def imported(name):
    try:
        return importlib.import_module(name)
    except BrokenOff:
        raise
    except (Exception, SystemExit) as raised:
        missing = getattr(raised, "name", None) or "."
        here = isinstance(raised, ModuleNotFoundError) and (name + ".").startswith(missing + ".")
        why = "it is not there; looked in " + ", ".join(sys.path) if here else error(raised)["line"]
        raise Wrong("module", "Python module '%s' cannot be imported by %s: %s" % (name, sys.executable, why))


def function_of(module, name, right=callable):
    function = getattr(module, name, None)
    if right(function):
        return function
    there = [each for each, _ in inspect.getmembers(module, inspect.isroutine) if not each.startswith("_")]
    words = (module.__name__, name, ", ".join(sorted(there)[:30]) or "none")
    raise Wrong("function", "Python module '%s' has no function '%s'; its functions are: %s" % words)


def parameters_of(function):
    """By name; none of a builtin that does not tell."""
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return None


def objection(parameters, names):
    """The first argument that is missing, else the first that is too much; nothing when they fit."""
    kinds = inspect.Parameter
    named = [p for p in parameters.values() if p.kind in (kinds.POSITIONAL_OR_KEYWORD, kinds.KEYWORD_ONLY)]
    for p in named:
        if p.default is p.empty and p.name not in names and p.name not in ("configuration", "secrets"):
            return {"missing": p.name}
    any_name = any(p.kind is kinds.VAR_KEYWORD for p in parameters.values())
    unknown = [name for name in names if not any_name and name not in [p.name for p in named]]
    return {"unknown": unknown[0]} if unknown else None


def parameter(p):
    told = {"name": p.name}
    if p.default is not p.empty:
        told["default"] = json.loads(as_json(p.default))
    if p.annotation is not p.empty:
        told["type"] = p.annotation if isinstance(p.annotation, str) else inspect.formatannotation(p.annotation)
    return told


def call(request):
    function = function_of(imported(request["module"]), request["func"])
    arguments, parameters = dict(request["arguments"]), parameters_of(function)
    if parameters is None and request.get("told"):
        raise Wrong("arguments", "no signature found for %s.%s" % (request["module"], request["func"]))
    if parameters is not None:
        for verb, name in (objection(parameters, arguments) or {}).items():
            words = (request["module"], request["func"], name, verb, inspect.signature(function))
            raise TypeError("%s.%s: the argument '%s' is %s; its parameters are %s" % words)
        given = [name for name in ("configuration", "secrets") if name in parameters and name in request]
        arguments.update((name, request[name]) for name in given)
    return '{"returned": %s}' % as_json(function(**arguments))


def inspect_function(request):
    def right(function):
        return inspect.isfunction(function) or inspect.isbuiltin(function)

    function = function_of(imported(request["module"]), request["func"], right)
    told_ones = parameters_of(function)
    parameters = told_ones or {}
    shown_ones = [p for p in parameters.values() if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    told = {"mod": request["module"], "name": request["func"], "type": "function", "doc": inspect.getdoc(function)}
    told["arguments"] = [parameter(p) for p in shown_ones]
    against = {"untold": True} if told_ones is None else objection(parameters, request["names"])
    return as_json({"function": told, "objection": against})


def discover(request):
    """The activities that an extension tells of, by the name of its distribution or of its package."""
    from importlib import metadata

    name = request["package"]
    try:
        files = metadata.distribution(name).files or []
        packages = sorted({f.parts[0] for f in files if len(f.parts) > 1 and f.parts[-1] == "__init__.py"})
    except metadata.PackageNotFoundError:
        packages = [name]
    told = [p for p in packages if inspect.isfunction(getattr(imported(p), "discover", None))]
    if not told:
        raise Wrong("function", "Python package '%s' has no function 'discover', which would tell its activities" % name)
    return as_json({"activities": imported(told[0]).discover(discover_system=False)["activities"]})


def control(request):
    function = getattr(imported(request["module"]), request["func"], None)
    if not function:
        return '{"absent": true}'
    request["context"] = within(request["experiment"], request["context"])
    before, raised = {name: as_json(request[name]) for name in CHANGEABLE}, None
    try:
        apply(function, request)
    except BrokenOff:
        raise
    except BaseException as failed:
        raised = error(failed)
    after = {name: as_json(request[name]) for name in CHANGEABLE}
    changed = ", ".join('"%s": %s' % (name, after[name]) for name in CHANGEABLE if after[name] != before[name])
    return '{"changed": {%s}, "raised": %s}' % (changed, json.dumps(raised))


def within(experiment, context):
    """The very object of the experiment that the context is: a control may change it through either."""
    experiment = experiment if isinstance(experiment, dict) else {}
    hypothesis = experiment.get("steady-state-hypothesis") or {}
    lists = (hypothesis.get("probes"), experiment.get("method"), experiment.get("rollbacks"))
    parts = [experiment, hypothesis] + [part for parts in lists for part in parts or []]
    return next((part for part in parts if part == context), context)


def apply(function, request):
    """Gives a control's function what Chaos Toolkit gives it, by the names of its parameters."""
    if request["func"] == "cleanup_control":
        function()
    elif request["func"] == "validate_control":
        function(request["control"])
    else:
        configures, parameters = request["func"] == "configure_control", parameters_of(function) or {}
        offered = dict(request, extensions=(request["experiment"] or {}).get("extensions"), event_registry=None)
        names = [name for name in (CONFIGURED if configures else APPLIED) if name in parameters]
        arguments = dict(request["arguments"], **{name: offered[name] for name in names})
        function(**arguments) if configures else function(context=request["context"], **arguments)


def plugin(request):
    """Tells a plugin for notifications of an event."""
    function_of(imported(request["module"]), request["func"], inspect.isfunction)(request["channel"], request["event"])
    return "{}"


DOINGS = {"call": call, "inspect": inspect_function, "discover": discover, "control": control, "plugin": plugin}
