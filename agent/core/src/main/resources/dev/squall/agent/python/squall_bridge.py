"""Answers requests for Python functions; the other end is dev.squall.agent.python.Bridge.

Requests come from the pipe that the loader has opened as `requests`, answers go to what was standard output when the
process began, both as lines of an id and a JSON value. `<id> {"do": ...}` asks for one of DOINGS and gets one answer
with its id; `<id> break` breaks that request off and gets none of its own. What nobody asked for has the id 0: `ready`,
and `leave` when a function wants the run to end. The end of `requests` is the end of this process.

The first request that comes while the main thread is free runs on it, as all functions do in Chaos Toolkit (signals,
asyncio and some libraries need that); others run beside it, each on a thread. Python 3.8 and its own library suffice.
"""
import json
import logging
import os
import queue
import signal
import sys
import threading
import time

from squall_functions import DOINGS, BrokenOff, Wrong, cut, error

MOST_BYTES = 2 << 20  # of an answer
LAST_WORDS = 2.0  # seconds for the end of this process
BROKEN = '{"broken": true}'
BREAK = getattr(signal, "SIGURG", None)  # ignored by whoever has no handler for it
LEAVE = [getattr(signal, name) for name in ("SIGINT", "SIGUSR1", "SIGUSR2") if hasattr(signal, name)]
AGE_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)  # the one by which Linux tells when a process began, in ticks
AGE_TICKS = os.sysconf("SC_CLK_TCK") if AGE_CLOCK else 0

process = os.getpid()
running = {}  # id -> thread, until the answer is written
main_jobs, answers = queue.SimpleQueue(), queue.SimpleQueue()
main_is_free = True
at_work = breaking = None  # ids: what the main thread is at, what it is to leave


def end_started(since):
    """Ends what a function that is broken off has started: all of this process's group that is not older than its call and
    can be no other's. Where the system does not tell (it is Linux that does), it stays until this process is killed."""
    if len(running) > 1 or not AGE_CLOCK:
        return
    for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
        try:
            with open("/proc/%d/stat" % pid) as stat:
                told = stat.read().rpartition(")")[2].split()
            if int(told[2]) == process != pid and int(told[19]) >= since:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)  # a child of ours; another one's is no business of ours any more
        except OSError:
            pass


def perform(request_id, body):
    since = int(time.clock_gettime(AGE_CLOCK) * AGE_TICKS) if AGE_CLOCK else 0
    try:
        request = json.loads(body)
        answer = DOINGS[request["do"]](request)
    except BrokenOff:
        end_started(since)
        answer = BROKEN
    except Wrong as wrong:
        answer = json.dumps({"wrong": wrong.args[0], "words": cut(wrong.args[1])})
    except BaseException as raised:
        answer = json.dumps({"raised": error(raised)})
    if os.getpid() != process:  # a fork of this process that came out of the function
        os._exit(0)
    answers.put((request_id, answer if len(answer) <= MOST_BYTES else '{"bytes": %d}' % len(answer)))


def attend(request_id, body):
    try:
        perform(request_id, body)
    except BrokenOff:  # came after the function's end; an answer that was given first counts
        answers.put((request_id, BROKEN))


def work():
    """What the main thread does, one after the other."""
    global at_work, main_is_free
    while True:
        job = main_jobs.get()
        if job is None:
            return
        try:
            at_work = job[0]
            if at_work == breaking:
                raise BrokenOff
            attend(*job)
        except BrokenOff:
            answers.put((breaking, BROKEN))
        finally:
            at_work, main_is_free = None, True


def write(out):
    while True:
        request_id, answer = answers.get()
        if request_id == 0 or running.pop(request_id, None):
            line = ("%d %s\n" % (request_id, answer)).encode("ascii")
            while line:
                line = line[os.write(out, line) :]


def read():
    for line in requests:
        request_id, _, body = line.partition(b" ")
        (break_off if body == b"break\n" else begin)(int(request_id), body)
    if running:  # Squall is gone: so is what is at work, and all that it has started
        os.killpg(process, signal.SIGKILL)
    main_jobs.put(None)
    time.sleep(LAST_WORDS)
    os._exit(0)


def begin(request_id, body):
    global main_is_free
    if main_is_free:
        main_is_free, running[request_id] = False, threading.main_thread()
        main_jobs.put((request_id, body))
    else:
        running[request_id] = threading.Thread(target=attend, args=(request_id, body), daemon=True)
        running[request_id].start()


def break_off(request_id, _):
    global breaking
    thread = running.get(request_id)
    if thread is threading.main_thread() and BREAK:
        breaking = request_id
        signal.pthread_kill(thread.ident, BREAK)
    elif thread:
        import ctypes  # some builds have none; what does not end then is killed

        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(BrokenOff))


def on_signal(number, _):
    if number != BREAK:
        answers.put((0, json.dumps({"leave": signal.Signals(number).name})))
    elif at_work is not None and at_work == breaking:
        raise BrokenOff


def start():
    """Keeps the pipes to itself: what functions print goes to standard error, and nothing is there to be read."""
    out = os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.register_at_fork(after_in_child=lambda: (os.close(out), os.close(requests.fileno())))
    try:
        os.setsid()  # a group of its own, which can be ended whole, and which a terminal's Ctrl-C does not reach
    except OSError:
        pass
    for number in LEAVE + [BREAK]:
        signal.signal(number, on_signal)
    logger, handler = logging.getLogger("chaostoolkit"), logging.StreamHandler()  # where extensions speak
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    sys.path.insert(0, os.getcwd())
    answers.put((0, json.dumps({"ready": sys.version.split()[0]})))
    threading.Thread(target=write, args=(out,), daemon=True).start()
    threading.Thread(target=read, daemon=True).start()


start()
while True:
    try:
        work()
        break
    except BrokenOff:  # came between the end of its call and the note of it
        at_work, main_is_free = None, True
