#!/usr/bin/env python3
"""How fast is asyncourse for the one who sits before it?  `./terminal.py BINARY [ROW ...]`

The real program, in a pseudo-terminal: its first frame, its keys, playing, editing, being idle; and what commands take
that somebody waits for. Each figure stands beside what it must be and what it should be, which were set on a machine
where `less` shows its first screen in 2.3 ms and answers a key in 77 us, python3 starts in 7.5 ms and makes a call of
lang/fib.py in 26 ns. The same is measured here first, in the same way, and the figures are told as they are and scaled to
that machine. Where others use the machine, too, the rows in processor time (CPU) are those to trust. Not a test: times
belong to a machine. Exits 1 when a scaled figure misses its must."""
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LESS_FIRST_MS, LESS_KEY_US, PYTHON_START_MS, PYTHON_CALL_NS = 2.3, 77, 7.5, 26
PYTHON_LINE_US = 4.3  # to compile a line; it is 2 to 4.3, by the line


class Screen:
    """A program in a terminal of its own. Its bytes are counted, not looked at."""

    def __init__(self, command, cols, rows, env=()):
        told, tell = os.pipe()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **dict(env)})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
            os.write(tell, struct.pack("d", time.perf_counter()))  # making us a process is not its work
            os.execvp(command[0], command)
        self.begun, = struct.unpack("d", os.read(told, 8))
        os.close(told)
        os.close(tell)

    def quiet(self, seconds=0.08, most=20.0):
        """(bytes until nothing came for a while, when the last came)"""
        count, last, end = 0, time.perf_counter(), time.perf_counter() + most
        while time.perf_counter() < end and select.select([self.fd], [], [], seconds)[0]:
            try:
                count += len(os.read(self.fd, 1 << 16))
            except OSError:
                break
            last = time.perf_counter()
        return count, last

    def key(self, keys):
        """Types it; (bytes, seconds to the last one)"""
        begun = time.perf_counter()
        os.write(self.fd, keys.encode())
        count, last = self.quiet()
        return count, last - begun if count else 0.0

    def cpu(self):
        """Nanoseconds on a processor so far."""
        return int(pathlib.Path(f"/proc/{self.pid}/schedstat").read_text().split()[0])

    def wakeups(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.M)[1])

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def first_frame(command, cols, rows, rounds=9, env=()):
    times = []
    for _ in range(rounds):
        screen = Screen(command, cols, rows, env)
        _, last = screen.quiet(0.15)
        times.append(1e3 * (last - screen.begun))
        screen.close()
    return min(times)


def key_times(command, cols, rows, before, pair, rounds=100, env=()):
    """Microseconds to the last byte of each key, p50 and p95; then the same of its processor time."""
    screen = Screen(command, cols, rows, env)
    screen.quiet(0.4)
    for keys in before:
        screen.key(keys)
    times, spent = [], []
    for i in range(rounds):
        cpu = screen.cpu()
        times.append(1e6 * screen.key(pair[i % len(pair)])[1])
        spent.append((screen.cpu() - cpu) / 1e3)
    screen.close()
    return [sorted(of)[at] for of in (times, spent) for at in (rounds // 2, rounds * 95 // 100)]


def wait_of(command, rounds=15):
    """Milliseconds of a whole process."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        child.wait()
        times.append(1e3 * (time.perf_counter() - begun))
    return min(times)


def cpu_of(command):
    """Milliseconds of processor time of a whole process."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return 1e3 * (usage.ru_utime + usage.ru_stime)


class Bench:
    def __init__(self, binary, folder):
        self.binary, self.folder, self.missed = binary, folder, 0
        self.env = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        text = self.file("lines.txt", "a line of a text that is read\n" * 1400)
        self.first = first_frame(["less", text], 200, 60) / LESS_FIRST_MS
        self.keys = key_times(["less", text], 80, 24, (), "jk")[0] / LESS_KEY_US
        self.start = wait_of([sys.executable, "-I", "-c", "pass"]) / PYTHON_START_MS
        fib = (HERE / "lang/fib.py").read_text()
        few, many = (self.file(f"fib{n}.py", re.sub(r"^N = .*", f"N = {n}", fib, flags=re.M)) for n in (400000, 4000000))
        calls = [1e6 * (cpu_of([sys.executable, "-I", many]) - cpu_of([sys.executable, "-I", few])) / 3600000 for _ in range(5)]
        self.cpu = statistics.median(calls) / PYTHON_CALL_NS
        print(f"this machine is slower by {self.first:.2f} (less, first screen), {self.keys:.2f} (less, a key), "
              f"{self.start:.2f} (python3, start), {self.cpu:.2f} (python3, a call, CPU)")
        print(f"{'':38}{'measured':>10}{'scaled':>10}{'must':>10}{'target':>10}")

    def file(self, name, text):
        path = pathlib.Path(self.folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return str(path)

    def told(self, name, value, slower, must, target, unit):
        scaled = value / slower
        verdict = "MISSED" if scaled > must else "target" if scaled <= target else ""
        self.missed += scaled > must
        print(f"{name:38}{value:10.2f}{scaled:10.2f}{must:10g}{target:10g} {unit:9}{verdict}", flush=True)

    def view(self, text, cols=80, rows=24):
        return Screen([self.binary, "view", "--no-anim", self.file("program.py", text)], cols, rows, self.env)

    # ---- rows ----

    def row_first(self):
        paragraph = "    A paragraph of words that are wrapped, with `code` and *stress*, and long enough for a line.\n\n"
        steps = "".join(f"- text: |\n    # Page {i}\n\n{paragraph * 4}\n" for i in range(95))
        self.file("course/lessons/course.yaml", "asyncourse: 1\nid: long\ntitle: Long\nlanguage: en\nchapters:\n  - long\n")
        chapter = self.file("course/lessons/01-long.yaml", f"id: long\ntitle: Long\nminutes: 9\n\nsteps:\n{steps}")
        size = os.path.getsize(chapter) / 1024
        took = first_frame([self.binary, "preview", chapter], 200, 60, env=self.env)
        self.told(f"first frame, a chapter of {size:.0f} KB", took, self.first, 15, 5, "ms")

    def row_key(self):
        program = str(ROOT / "tests/screens/programs/fetch3.py")
        for cols, rows in ((80, 24), (200, 60)):
            p50, p95, cpu50, cpu95 = key_times([self.binary, "view", "--no-anim", program], cols, rows, ("}",), "lh",
                                               env=self.env)
            self.told(f"key to last byte, {cols}x{rows}, p50", p50 / 1e3, self.keys, 1, 0.3, "ms")
            self.told(f"key to last byte, {cols}x{rows}, p95", p95 / 1e3, self.keys, 3, 1, "ms")
            self.told(f"key, {cols}x{rows}, p50 (CPU)", cpu50 / 1e3, self.cpu, 1, 0.3, "ms")
            self.told(f"key, {cols}x{rows}, p95 (CPU)", cpu95 / 1e3, self.cpu, 3, 1, "ms")

    def row_edit(self):
        lines = ["import asyncio", "async def work(n):", "    for i in range(n):", "        await asyncio.sleep(0.1)"]
        lines += [f"def helper_{i}(x):\n    return x + {i}" for i in range(46)]
        lines += ["async def main():", "    await asyncio.gather(work(20), work(20), work(20))", "asyncio.run(main())", "#"]
        screen = self.view("\n".join(lines) + "\n", 120, 40)
        screen.quiet(0.4)
        screen.key("G")
        screen.key("e")
        for _ in range(110):
            os.write(screen.fd, b"\x1b[B")
        screen.quiet(0.3)
        times = []
        for i in range(40):
            before = screen.cpu()
            screen.key("x" if i % 2 == 0 else "\x7f")
            screen.quiet(0.1)
            times.append((screen.cpu() - before) / 1e6)
        screen.close()
        self.told("edit, run again, redraw, p95 (CPU)", sorted(times)[37], self.cpu, 16, 3, "ms")

    def row_compile(self):
        def text(n):
            return self.file(f"lines{n}.py", "".join(
                f"def f{i}(a, b):\n    c = a * {i} + b\n    if c > {i}:\n        return [c, a]\n    return a.x(b, c)\n"
                for i in range(n // 5)))
        few, many = text(4000), text(20000)
        def slope(command):
            return statistics.median((cpu_of([*command, many]) - cpu_of([*command, few])) / 16 for _ in range(9))
        compiles = "import sys; f = sys.argv[1]; compile(open(f).read(), f, 'exec')"
        slower = slope([sys.executable, "-I", "-c", compiles]) / PYTHON_LINE_US
        self.told("compile, a line (CPU)", slope([self.binary, "run"]), slower, 2, 1, "us")

    def row_play(self):
        steps = 400
        text = ("import asyncio\nasync def w(n):\n    for i in range(n):\n        await asyncio.sleep(0.1)\n"
                "async def main():\n    await asyncio.gather(*[w(40) for i in range(10)])\nasyncio.run(main())\n")
        screen = self.view(text, 200, 60)
        screen.quiet(0.4)
        screen.key("30l")
        begun, before = time.perf_counter(), screen.cpu()
        count = 0
        for _ in range(steps // 50):
            os.write(screen.fd, b"l" * 50)
        more, last = screen.quiet(0.15)
        count += more
        spent, cpu = last - begun, (screen.cpu() - before) / 1e3 / steps
        screen.close()
        self.told("playing, 200x60: 1,000 frames take", 1e3 * spent / steps, self.keys, 1, 0.4, "s")
        self.told("playing: a frame (CPU)", cpu, self.cpu, 700, 350, "us")
        self.told("playing: bytes a frame", count / steps, 1, 1500, 700, "bytes")

    def row_idle(self):
        seconds = 20
        for what, command in (("course", [self.binary]), ("view", [self.binary, "view", "tests/screens/programs/fetch3.py"])):
            screen = Screen(command, 80, 24, self.env)
            screen.quiet(1.0)
            if what == "view":
                screen.key("l")
                screen.quiet(1.0)
            wakes, cpu = screen.wakeups(), screen.cpu()
            count, _ = screen.quiet(seconds, seconds)
            self.told(f"idle ({what}): wake-ups a minute", (screen.wakeups() - wakes) * 60 / seconds, 1, 1, 0, "")
            self.told(f"idle ({what}): bytes", count, 1, 0, 0, "bytes")
            self.told(f"idle ({what}): CPU", (screen.cpu() - cpu) / 1e3, 1, 0, 0, "us")
            screen.close()

    def row_start(self):
        self.told("start: run hello.py", wait_of([self.binary, "run", str(HERE / "start/hello.py")]), self.start, 5, 1.5, "ms")
        waits = self.file("waits.py", "print('hello')\ninput()\n")
        child = subprocess.Popen([self.binary, "run", waits], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
        child.communicate(b"\n")
        self.told("start: run hello.py", int(re.search(r"^VmHWM:\s*(\d+)", status, re.M)[1]) / 1024, 1, 6, 3, "MB")

    def row_grade(self):
        text = (ROOT / "exercises/answer-or-default.yaml").read_text()
        block = re.search(r"^solution: \|\n((?:  .*\n|\n)+)", text, re.M)[1]
        answer = self.file("answer.py", re.sub(r"^  ", "", block, flags=re.M))
        command = [self.binary, "grade", "--course", str(ROOT), "answer-or-default", answer]
        self.told("grade one exercise (CPU)", min(cpu_of(command) for _ in range(9)), self.cpu, 10, 3, "ms")
        self.told("grade one exercise", wait_of(command), self.start, 10, 3, "ms")

    def row_check(self):
        sentence = "    A paragraph of words that are wrapped, with `code` and *stress*, and long enough.\n\n"
        names, size = [], 0
        while size < 1 << 20:
            name = f"c{len(names)}"
            steps = "".join(f"- text: |\n    # Page {i}\n\n{sentence * 4}\n" for i in range(90))
            chapter = f"id: {name}\ntitle: Chapter {name}\nminutes: 9\n\nsteps:\n{steps}"
            self.file(f"big/lessons/{len(names) + 1:02}-{name}.yaml", chapter)
            names.append(name)
            size += len(chapter)
        self.file("big/lessons/course.yaml", "asyncourse: 1\nid: big\ntitle: Big\nlanguage: en\nchapters:\n" +
                  "".join(f"  - {name}\n" for name in names))
        command = [self.binary, "check", str(pathlib.Path(self.folder, "big"))]
        self.told("check a course of 1 MB (CPU)", min(cpu_of(command) for _ in range(7)), self.cpu, 100, 25, "ms")
        self.told("check a course of 1 MB", wait_of(command, 7), self.start, 100, 25, "ms")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.realpath(sys.argv[1]), folder)
        for name in sys.argv[2:] or [name[4:] for name in dir(Bench) if name.startswith("row_")]:
            getattr(bench, f"row_{name}")()
    print(f"{bench.missed} missed")
    sys.exit(bench.missed > 0)


if __name__ == "__main__":
    main()
