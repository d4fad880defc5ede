"""kill -9 of `squall run FILE`, which has neither coordinator nor agent beside it: the next run undoes what it left."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

from experiments import count, fault
from stack import ROOT, alive, http, state, wait

HEAD = {"title": "One machine", "description": "The command is killed meanwhile."}
NOTHING = {**HEAD, "method": [{"type": "probe", "name": "nothing", "provider": {
    "type": "process", "path": "true"}}]}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class OneMachine:
    def __init__(self, directory, counter, chance):
        self.directory = pathlib.Path(directory)
        self.home = self.directory / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self.counter, self.chance = counter, chance
        self.environment = {**os.environ, "SQUALL_HOME": str(self.home), "SQUALL_AOT": "off"}
        self.victim = subprocess.Popen(["sleep", "100000"])
        (self.directory / "victim.pid").write_text(str(self.victim.pid))
        self.at = f"http://127.0.0.1:{free_port()}"
        self.toxics = self.start("toxics", "--listen", self.at[len("http://"):])
        wait(20, lambda: http(self.at + "/version")[0] == 200)
        http(self.at + "/proxies", "POST", json.dumps(
            {"name": "somewhere", "listen": "127.0.0.1:0", "upstream": f"127.0.0.1:{free_port()}", "enabled": True}))

    def start(self, *words):
        return subprocess.Popen([str(ROOT / "squall"), *words], env=self.environment, cwd=self.directory,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)

    def written(self, name, experiment):
        file = self.directory / name
        file.write_text(json.dumps(experiment))
        return str(file)

    def experiment(self, number):
        """Three faults at once, with an effect before and after."""
        return {**HEAD, "method": [
            count("first", self.counter.url(f"machine-{number}/first")),
            fault("stop", "signal", "stop", "30s", **{"pid-file": str(self.directory / "victim.pid")}),
            fault("slow", "toxiproxy", "latency", url=self.at, proxy="somewhere", latency="1s"),
            fault("down", "toxiproxy", "down", "20s", self.chance.choice([0, 1, 2]), url=self.at, proxy="somewhere"),
            count("last", self.counter.url(f"machine-{number}/last"))]}

    def broken(self):
        """What is broken now."""
        found = ["the process is stopped"] if state(self.victim.pid) == "T" else []
        proxy = json.loads(http(self.at + "/proxies/somewhere")[1])
        return found + ([] if proxy["enabled"] else ["the proxy is down"]) + [one["name"] for one in proxy["toxics"]]

    def round(self, number):
        """Problems, and how much was broken when the command was killed."""
        journal = self.directory / "journal.json"
        journal.unlink(missing_ok=True)
        run = self.start("run", self.written("experiment.json", self.experiment(number)))
        if self.chance.random() < 0.8:
            wait(20, lambda: self.counter.counts[f"/machine-{number}/first"] or not alive(run.pid), 0.002)
        time.sleep(self.chance.uniform(0, 1.2))
        run.send_signal(signal.SIGKILL)
        run.wait()
        left = self.broken()
        problems = self.journal(journal, left)
        again = self.start("run", self.written("nothing.json", NOTHING))
        if again.wait(60):
            problems.append(f"the run after it ended with {again.returncode}")
        problems += [f"still there after the next run: {one}" for one in self.broken()]
        ledgers = list((self.home / "ledgers").glob("*"))
        problems += [f"a ledger is left: {one}" for one in ledgers]
        return [f"one machine, round {number}: {one}" for one in problems], len(left)

    def journal(self, file, left):
        if not file.exists():
            return [f"{left} is in place and there is no journal"] if left and self.late(left) else []
        try:
            told = json.loads(file.read_text())
        except ValueError as error:
            return [f"the journal is no JSON: {error}"]
        return [] if told.get("experiment", {}).get("title") == HEAD["title"] else ["the journal is of something else"]

    @staticmethod
    def late(left):
        """The journal follows within a tenth of a second; all three of them take longer."""
        return len(left) == 3

    def litter(self):
        """Files that runs have left beside what they were asked for."""
        wanted = {"experiment.json", "nothing.json", "journal.json", "home", "victim.pid"}
        return [one.name for one in self.directory.iterdir() if one.name not in wanted]

    def end(self):
        for process in (self.victim, self.toxics):
            process.kill()
            process.wait()
