"""What no function should do."""
import os, subprocess, sys, threading, time

count = 0
def counted():
    global count
    count += 1
    return count
def sleeps(): print("begun"); time.sleep(600)
def spins():
    print("begun")
    while True: pass
def stubborn():
    print("begun")
    while True:
        try: time.sleep(600)
        except BaseException: pass
def tidies():
    try:
        print("begun")
        time.sleep(600)
    finally: print("tidied")
def waits_for_child():
    child = subprocess.Popen(["sleep", "600"])
    print(child.pid)
    child.wait()
def waits_in_shell(): os.system("sleep 600 & echo $!; wait")
def leaves_child():
    child = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.05)  # a system counts a process's age in hundredths of a second
    return child.pid
def leaves_orphan():
    os.system("sleep 600 >&- 2>&- & echo $!")
    time.sleep(600)
def is_child(pid): return os.waitpid(pid, os.WNOHANG) == (0, 0)
def big(size): return "x" * size
def deep(levels):
    value = []
    for _ in range(levels): value = [value]
    return value
def long_number(digits): return 10 ** digits
def recurses(): return recurses()
def exits(): os._exit(3)
def kills_itself(): os.kill(os.getpid(), 9)
def forks():
    pid = os.fork()
    if pid == 0: return "the child"
    return "the parent, after the end of the child" if os.waitpid(pid, 0)[0] == pid else "no child"
def forks_and_stays():
    pid = os.fork()
    if pid == 0: time.sleep(600)
    return pid
def scribbles():
    for fd in range(3, 20):
        try: os.write(fd, b"scribble" * 10 + b"\n")
        except OSError: pass
    time.sleep(600)
def closes_everything(): os.closerange(3, 100); time.sleep(600)
def talks(lines):
    for n in range(lines): print("line", n, "x" * 100)
    print("no end of a line " * 2000, end="")
    return "said"
def many(): print("here"); gate.wait(); return threading.active_count()
def opens(): gate.set()
gate = threading.Event()
def unprintable():
    class Rude:
        def __repr__(self): raise ValueError("no")
    return Rude()
def rude():
    class Rude(Exception):
        def __str__(self): raise ValueError("no")
    raise Rude()
def chains(links):
    if links:
        try: chains(links - 1)
        except ValueError as cause: raise ValueError("link %d" % links) from cause
    raise ValueError("the first")
