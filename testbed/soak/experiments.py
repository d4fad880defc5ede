"""What is run while something is killed. Each is made for one round, with addresses of its own."""

HEAD = {"description": "Something is killed meanwhile.", "tags": ["soak"]}


def http_probe(name, url, tolerance=200, timeout=5):
    return {"type": "probe", "name": name, "tolerance": tolerance,
            "provider": {"type": "http", "url": url, "timeout": timeout}}


def count(name, url):
    return {"type": "action", "name": name,
            "provider": {"type": "http", "url": url, "method": "POST", "timeout": 10}}


def fault(name, family, func, duration=None, pause=0, **arguments):
    step = {"type": "action", "name": name, "provider": {"type": family, "func": func, "arguments": arguments}}
    if duration:
        step["duration"] = duration
    if pause:
        step["pauses"] = {"after": pause}
    return step


def experiment(title, cluster, method, **more):
    return {"title": title, **HEAD, "targets": {"clusters": [cluster]}, **more, "method": method}


class Maker:
    """Writes experiments against one stack."""

    def __init__(self, stack, counter, chance):
        self.stack, self.counter, self.chance = stack, counter, chance
        self.number = 0

    def some(self):
        """One of them, by chance."""
        self.number += 1
        kind = self.chance.choice([self.stop, self.stop, self.latency, self.down, self.kill, self.guard, self.effects,
                                   self.long_stop, self.points_of_both])
        return kind(f"{kind.__name__}-{self.number}")

    def cluster(self):
        return self.chance.choice(["eu-1", "us-1"])

    def counted(self, title):
        return [count(f"{title}-first", self.counter.url(f"{title}/first")),
                count(f"{title}-last", self.counter.url(f"{title}/last"))]

    def at(self, replica):
        return self.stack.address()[f"orders-{replica}.pid-file"]

    def wrapped(self, title, steps, **more):
        first, last = self.counted(title)
        return experiment(title, self.cluster(), [first, *steps, last], **more)

    def stop(self, title):
        seconds = self.chance.choice([1, 3, 6])
        return self.wrapped(title, [fault("stop", "signal", "stop", f"{seconds}s", seconds,
                                          **{"pid-file": self.at(self.chance.choice("ab"))})])

    def long_stop(self, title):
        return self.wrapped(title, [fault("stop", "signal", "stop", "5m", 4, **{"pid-file": self.at("a")})])

    def toxics(self):
        return {"url": self.stack.address()["toxics"], "proxy": self.chance.choice(["redis", "postgres"])}

    def latency(self, title):
        return self.wrapped(title, [fault("slow", "toxiproxy", "latency", "4s", 5, latency="500ms", **self.toxics())])

    def down(self, title):
        return self.wrapped(title, [fault("down", "toxiproxy", "down", "3s", 4, **self.toxics())])

    def kill(self, title):
        port = self.stack.address()["orders-b.url"].rsplit(":", 1)[1]
        return self.wrapped(title, [fault("kill", "signal", "kill", port=port, **{"expect-replacement": "30s"})])

    def effects(self, title):
        return self.wrapped(title, [count(f"{title}-{n}", self.counter.url(f"{title}/{n}")) for n in range(20)])

    def points_of_both(self, title):
        return {**self.wrapped(title, [http_probe("look", self.stack.address()["api"] + "/q/health/live")]),
                "targets": {"clusters": ["eu-1", "us-1"]}}

    def guard(self, title):
        return self.wrapped(
            title, [fault("stop", "signal", "stop", "60s", 10, **{"pid-file": self.at("b")})],
            guards=[{"name": "failing", "abort-when": "> 5", "interval": "250ms",
                     "source": {"type": "prometheus", "func": "metric", "arguments": {
                         "url": self.stack.address()["orders-a.url"] + "/metrics", "metric": "error_rate_percent"}}}])
