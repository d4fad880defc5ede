"""A stack of ./squall up over a directory of its own, seen from outside: its processes, its API, its toxics server."""
import json
import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Down(Exception):
    """Nobody answered."""


def http(url, method="GET", body=None, headers=None):
    """Status and text of the answer."""
    data = None if body is None else body.encode()
    request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except (OSError, ValueError) as error:
        raise Down(f"{method} {url}: {error}") from error


def state(pid):
    """The letter of /proc, None of a process that is not there."""
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return text[text.rindex(")") + 2]


def alive(pid):
    return state(pid) not in (None, "Z", "X")


def wait(seconds, true, pause=0.1):
    """Until it is true; what it was in the end."""
    end = time.monotonic() + seconds
    while True:
        try:
            held = true()
        except Down:
            held = False
        if held or time.monotonic() > end:
            return held
        time.sleep(pause)


class Stack:
    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.environment = {**os.environ, "SQUALL_HOME": str(self.home), "SQUALL_AOT": "off"}

    def squall(self, *words, limit=240):
        """Exit code and output of a command."""
        done = subprocess.run([str(ROOT / "squall"), *words], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=limit)
        return done.returncode, done.stdout

    def up(self):
        return self.squall("up")

    def down(self, *words):
        return self.squall("down", *words)

    def address(self):
        """What the stack says about itself."""
        pairs = {}
        for line in (self.home / "stack.properties").read_text().splitlines():
            if "=" in line and not line.startswith("#"):
                key, value = line.split("=", 1)
                pairs[key] = value.replace("\\:", ":").replace("\\=", "=")
        return pairs

    def pid(self, name):
        """Of the process that has this name now, None when there is none."""
        try:
            if name == "stack":
                return int((self.home / "stack.owner").read_text().split()[0])
            if name == "postgres":
                return int((self.home / "postgres/data/postmaster.pid").read_text().split()[0])
            return int((self.home / f"processes/{name}.pid").read_text())
        except (OSError, ValueError, IndexError):
            return None

    def strike(self, name):
        """kill -9; the pid that was hit."""
        pid = self.pid(name)
        if pid is None or not alive(pid):
            return None
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return None
        return pid

    def api(self, path, method="GET", body=None, headers=None):
        return http(self.address()["api"] + path, method, body, headers)

    def told(self, path, headers=None, limit=60):
        """The JSON of an answer 200, asked for until it comes: what was killed last may still be coming up."""
        end = time.monotonic() + limit
        while True:
            try:
                return self.get(path, headers)
            except Down:
                if time.monotonic() > end:
                    raise
            time.sleep(0.2)

    def get(self, path, headers=None):
        """The JSON of an answer 200."""
        status, text = self.api(path, headers=headers)
        if status != 200:
            raise Down(f"GET {path}: {status} {text[:300]}")
        return json.loads(text)

    def agents_alive(self):
        return {one["id"] for one in self.get("/api/v1/agents")["agents"] if one.get("alive")}

    def proxies(self):
        status, text = http(self.address()["toxics"] + "/proxies")
        if status != 200:
            raise Down(f"the toxics server answers {status}")
        return json.loads(text)

    def spoilt(self):
        """What is down or has toxics."""
        return [f"proxy {name}: enabled {one['enabled']}, toxics {[toxic['name'] for toxic in one['toxics']]}"
                for name, one in self.proxies().items() if not one["enabled"] or one["toxics"]]

    def ledgers(self):
        return sorted(self.home.glob("*/agent-*/ledger"))

    def stopped(self):
        """Which processes of it are stopped."""
        return [f"{name} ({pid}) is stopped" for name, pid in self.belongings().items() if state(pid) in ("T", "t")]

    def belongings(self):
        """Living processes whose environment or command line names the directory."""
        found = {}
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            pid = int(process.name)
            try:
                environment = (process / "environ").read_bytes().split(b"\0")
                line = (process / "cmdline").read_bytes()
            except OSError:
                continue
            ours = f"SQUALL_HOME={self.home}".encode() in environment or f"{self.home}/".encode() in line
            if ours and pid != os.getpid() and alive(pid):
                program, _, rest = line.replace(b"\0", b" ").decode(errors="replace").partition(" ")
                found[f"{program} ... {rest[-60:]} {pid}"] = pid
        return found
