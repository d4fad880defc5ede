#!/usr/bin/env python3
"""Run the conformance cases with a Chaos Toolkit compatible command line.

  run_cases.py --cmd "chaos --no-version-check --no-log-file" --update
        regenerate every cases/<id>/expected.json from the reference implementation
  run_cases.py --cmd "<any command with the same run/validate interface>"
        run the same cases with another implementation and compare (exit 1 on differences)

Options: --core, --no-quirks, --only ID[,ID..], --group G, --skip python, --port N (default 18765),
--verbose.  Cases run one after the other.  Python 3.9+, standard library only.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PORT = 18765
CLOSED = 18766  # nothing ever listens here: connection refused


def http(port, path, method="GET", data=None, headers=None):
    req = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=data, method=method, headers=headers or {})
    with urllib.request.urlopen(req, timeout=5) as r:
        return r.read()


def norm_output(o):
    """Drop what cannot be equal between two runs: response headers except Content-Type."""
    if isinstance(o, dict) and set(o) == {"status", "headers", "body"}:
        ct = {k.lower(): v for k, v in o["headers"].items()}.get("content-type")
        return {"status": o["status"], "content_type": ct, "body": o["body"]}
    return o


def norm_run(r):
    act = r.get("activity", {})
    out = {"name": act.get("name"), "type": act.get("type"), "status": r.get("status"), "output": norm_output(r.get("output"))}
    if "tolerance_met" in r:
        out["tolerance_met"] = r["tolerance_met"]
    exc = r.get("exception")
    out["exception"] = (exc[-1] if isinstance(exc, list) else str(exc)).strip() if exc else None
    if out["exception"]:  # keep only what is stable
        out["exception"] = re.sub(r"0x[0-9a-f]+", "0x..", out["exception"])
    return out


def norm_state(s):
    if s is None:
        return None
    return {"steady_state_met": s["steady_state_met"], "probes": [norm_run(p) for p in s["probes"]]}


def facts(journal):
    if journal is None:
        return None
    st = journal["steady_states"]
    during = st.get("during") or []
    return {
        "status": journal["status"],
        "deviated": journal["deviated"],
        "title": journal["experiment"].get("title"),
        "experiment_secrets": journal["experiment"].get("secrets"),
        "leaked_env_secrets": "RESOLVED-SECRET" in json.dumps(journal),
        "steady_states": {
            "before": norm_state(st.get("before")),
            "after": norm_state(st.get("after")),
            "during": {
                "any": bool(during),
                "outcomes": sorted({json.dumps(d["steady_state_met"]) for d in during if d}),
            },
        },
        "run": [norm_run(r) for r in journal.get("run") or []],
        "rollbacks": [norm_run(r) for r in journal.get("rollbacks") or []],
    }


def run_case(case_dir, cmd, port):
    case = json.loads((case_dir / "case.json").read_text())
    work = pathlib.Path(tempfile.mkdtemp(prefix="ctk-case-"))
    try:
        shipped = set()
        for f in case_dir.iterdir():
            if f.name in ("case.json", "expected.json"):
                continue
            data = f.read_bytes()
            if port != PORT:
                data = data.replace(f"127.0.0.1:{PORT}".encode(), f"127.0.0.1:{port}".encode())
            (work / f.name).write_bytes(data)
            shipped.add(f.name)
        http(port, "/_reset")
        src = case.get("experiment", "experiment.json")
        if "serve" in case:  # experiment fetched over HTTP
            s = case["serve"]
            http(port, f"/file/{s['as']}", "PUT", (work / s["file"]).read_bytes(), {"Content-Type": s["content_type"]})
            src = f"http://127.0.0.1:{port}/file/{s['as']}"
        if "source" in case:
            src = case["source"].replace(str(PORT), str(port))
        env = {k: v for k, v in os.environ.items() if not k.startswith("CTK_")}
        env.update({"HOME": str(work), "NO_PROXY": "127.0.0.1"})
        env.update(case.get("env", {}))
        for k in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            env.pop(k, None)
        argv = shlex.split(cmd) + case.get("global_options", []) + [case["command"]]
        if case["command"] == "run":
            argv += ["--journal-path", "journal.json"]
        argv += case.get("options", []) + ([src] if src else [])
        t0 = time.monotonic()
        with open(work / ".out", "wb") as out:
            p = subprocess.Popen(argv, cwd=work, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
            for sig in case.get("signals", []):
                deadline = time.monotonic() + 20
                marker = work / sig["when_file"]
                while not marker.exists() and p.poll() is None and time.monotonic() < deadline:
                    time.sleep(0.01)
                time.sleep(sig.get("delay_s", 0.3))
                if p.poll() is None:
                    p.send_signal(getattr(signal, sig["signal"]))
            try:
                rc = p.wait(timeout=60)
            except subprocess.TimeoutExpired:
                p.kill()
                rc = "timeout"
        wall = time.monotonic() - t0
        text = re.sub(r"\x1b\[[0-9;]*m", "", (work / ".out").read_text(errors="replace"))
        journal = None
        jp = work / "journal.json"
        if jp.exists():
            try:
                journal = json.loads(jp.read_text())
            except ValueError:
                journal = None
        log = json.loads(http(port, "/_log"))
        if "serve" in case or "source" in case:
            log = [x for x in log if "/file/" not in x]
        errors = []
        for line in text.splitlines():
            m = re.match(r"\[\d{4}-\d\d-\d\d [\d:]+ ERROR\] (.*)", line)
            if m and not m.group(1).strip().startswith("=>"):
                errors.append(m.group(1).strip())
        crash = None
        if "Traceback (most recent call last)" in text:
            for line in reversed(text.strip().splitlines()):
                m = re.match(r"([A-Za-z_][\w.]*)(:|$)", line)
                if m:
                    crash = m.group(1).split(".")[-1]
                    break
        side = {}
        for f in sorted(work.iterdir()):
            if f.name in shipped or f.name in (".out", "journal.json", "chaostoolkit.log") or f.is_dir():
                continue
            side[f.name] = f.read_text(errors="replace")
        got = {"exit_code": rc, "errors": errors, "crash": crash, "journal": facts(journal),
               "files": side, "requests": log}
        vol = case.get("volatile", [])
        if "requests" in vol:
            got["requests"] = sorted(set(got["requests"]))
        if "errors" in vol:
            got["errors"] = []
        measured = {"wall": wall}
        if journal:
            measured["duration"] = journal.get("duration")
            measured["during_count"] = len(journal["steady_states"].get("during") or [])
            for key in ("run", "rollbacks"):
                for i, r in enumerate(journal.get(key) or []):
                    measured[f"{key}[{i}].duration"] = r.get("duration")
        return case, got, measured, journal, text
    finally:
        shutil.rmtree(work, ignore_errors=True)


def shape_problems(j):
    """Format of a journal: checked on every journal that is written."""
    bad = []
    iso = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$")
    for k in ("chaoslib-version", "platform", "node", "experiment", "start", "status", "deviated",
              "steady_states", "run", "rollbacks", "end", "duration"):
        if k not in j:
            bad.append(f"journal lacks {k}")
    for k in ("start", "end"):
        if not iso.match(str(j.get(k))):
            bad.append(f"journal {k} is not ISO 8601 UTC with +00:00: {j.get(k)}")
    if j.get("status") not in ("completed", "failed", "aborted", "interrupted"):
        bad.append(f"status {j.get('status')}")
    if not isinstance(j.get("deviated"), bool) or not isinstance(j.get("duration"), (int, float)):
        bad.append("deviated/duration type")
    rows = list(j.get("run") or []) + list(j.get("rollbacks") or [])
    st = j.get("steady_states") or {}
    if not {"before", "after", "during"} <= set(st):
        bad.append("steady_states keys")
    for s in [st.get("before"), st.get("after")] + list(st.get("during") or []):
        if s:
            rows += s["probes"]
            if any("tolerance_met" not in p for p in s["probes"]):
                bad.append("hypothesis probe without tolerance_met")
    for r in rows:
        for k in ("activity", "output", "start", "end", "duration"):
            if k not in r:
                bad.append(f"entry lacks {k}: {r.get('activity', {}).get('name')}")
        if r.get("status") not in ("succeeded", "failed", None):
            bad.append(f"entry status {r.get('status')}")
    return bad


def diff(exp, got, path=""):
    if isinstance(exp, dict) and isinstance(got, dict):
        return [d for k in sorted(set(exp) | set(got)) for d in diff(exp.get(k, "<absent>"), got.get(k, "<absent>"), f"{path}.{k}")]
    if isinstance(exp, list) and isinstance(got, list) and len(exp) == len(got):
        return [d for i, (a, b) in enumerate(zip(exp, got)) for d in diff(a, b, f"{path}[{i}]")]
    return [] if exp == got else [f"{path}: expected {json.dumps(exp)[:200]}, got {json.dumps(got)[:200]}"]


def soften(x):
    """For comparing another implementation: log texts are informative, not normative."""
    x = json.loads(json.dumps(x))
    x["errors"] = x["crash"] = None
    j = x.get("journal")
    if j:
        groups = [j["run"], j["rollbacks"]] + [s["probes"] for s in (j["steady_states"]["before"], j["steady_states"]["after"]) if s]
        for g in groups:
            for r in g:
                r["exception"] = bool(r["exception"])
    return x


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--cmd", required=True)
    ap.add_argument("--update", action="store_true")
    ap.add_argument("--only")
    ap.add_argument("--group")
    ap.add_argument("--core", action="store_true", help="only the core subset")
    ap.add_argument("--no-quirks", action="store_true", help="leave out the cases marked as quirks")
    ap.add_argument("--skip", default="", help="skip cases needing any of these, e.g. python")
    ap.add_argument("--port", type=int, default=PORT)
    ap.add_argument("--verbose", action="store_true")
    a = ap.parse_args()
    srv = subprocess.Popen([sys.executable, str(HERE / "server.py"), str(a.port)])
    bad = total = 0
    try:
        for _ in range(200):
            try:
                http(a.port, "/_reset")
                break
            except OSError:
                time.sleep(0.05)
        for d in sorted((HERE / "cases").iterdir()):
            if not (d / "case.json").exists() or (a.only and d.name not in a.only.split(",")):
                continue
            meta = json.loads((d / "case.json").read_text())
            if (a.core and not meta.get("core")) or (a.no_quirks and meta.get("quirk")):
                continue
            if (a.group and meta["group"] != a.group) or set(meta.get("requires", [])) & set(filter(None, a.skip.split(","))):
                continue
            total += 1
            case, got, measured, journal, text = run_case(d, a.cmd, a.port)
            problems = []
            for key, (lo, hi) in case.get("bounds", {}).items():
                v = measured.get(key)
                if v is None or not lo <= v <= hi:
                    problems.append(f"bound {key} in [{lo}, {hi}]: measured {v}")
            if journal:
                problems += shape_problems(journal)
            f = d / "expected.json"
            if a.update:
                f.write_text(json.dumps(got, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
            else:
                problems += diff(soften(json.loads(f.read_text())), soften(got))
            bad += bool(problems)
            print(("FAIL " if problems else "ok   ") + d.name + f"  ({measured['wall']:.2f}s)", flush=True)
            for p in problems:
                print("       " + p)
            if a.verbose:
                print("\n".join("       | " + x for x in text.splitlines()))
                print(json.dumps(got, indent=1))
    finally:
        srv.terminate()
        srv.wait()
    print(f"{total - bad}/{total} ok")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
