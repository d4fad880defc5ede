"""What must hold after a round, asked from outside. Each answers what is wrong, in words; nothing when all is well."""
import collections
import json

OUTCOMES = {"clean", "dirty", "unknown"}
VERDICTS = {"held", "deviated", "unknown"}


def journal(stack, run):
    """A finished run's journal tells all of it."""
    told = stack.told(f"/api/v1/runs/{run}/journal", {"Accept": "application/vnd.squall.journal+json"})
    tool = stack.told(f"/api/v1/runs/{run}/journal")
    wrong = []
    if not told.get("ended") or not told.get("status"):
        wrong.append("no end")
    if told.get("verdict") not in VERDICTS:
        wrong.append(f"verdict {told.get('verdict')}")
    if not tool.get("end") or tool.get("status") != told.get("status"):
        wrong.append(f"in the tool's shape end {tool.get('end')}, status {tool.get('status')}, not {told.get('status')}")
    for step in told.get("steps", []):
        if not step.get("outcome"):
            wrong.append(f"step {step['name']} has no outcome")
        wrong += [f"step {step['name']} on {one['agent']} has no answer" for one in step.get("agents", [])
                  if not one.get("answer")]
    for fault in told.get("faults", []):
        if fault.get("outcome") not in OUTCOMES:
            wrong.append(f"fault {fault['name']} ended as {fault.get('outcome')}")
        if fault.get("outcome") == "clean" and not any(one["outcome"] == "clean" for one in fault["recoveries"]):
            wrong.append(f"fault {fault['name']} is called clean and nobody has looked")
    left = {fault.get("outcome") for fault in told.get("faults", [])} - {"clean"}
    if left and told.get("recovery") == "clean":
        wrong.append(f"faults are {left} and the run is called clean")
    wrong += twice([fault["command"] for fault in told.get("faults", [])], "faults of the journal")
    return [f"journal of {run} ({told.get('title')}): {one}" for one in wrong], told


def twice(names, where):
    return [f"{where}: {name} is there {number} times"
            for name, number in collections.Counter(names).items() if number > 1]


def ledger(path):
    """The entries of a ledger's file that can be read, by their kind."""
    found = collections.defaultdict(list)
    for line in path.read_bytes().splitlines() if path.exists() else []:
        try:
            entry = json.loads(line[18:])
            found[entry["entry"]].append(entry.get("command"))
        except (ValueError, KeyError):
            found["unreadable"].append(None)
    return found


def ledgers(stack):
    """Nothing intended twice, nothing still open."""
    wrong = []
    for path in stack.ledgers():
        found = ledger(path)
        wrong += twice(found["intent"], f"intents of {path.parent.name}")
        wrong += [f"{path.parent.name} has {command} open" for command in set(found["intent"]) - set(found["done"])]
    return wrong


def effects(counter, allowed):
    """No address was called more often than so."""
    return [f"{path} was called {number} times" for path, number in counter.counts.items() if number > allowed(path)]


def quiet(stack):
    """The machine is as before."""
    open_faults = [f"{one['id']} has {len(one['open-faults'])} open faults"
                   for one in stack.told("/api/v1/agents")["agents"] if one.get("alive") and one.get("open-faults")]
    return stack.spoilt() + stack.stopped() + open_faults
