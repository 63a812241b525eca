#!/usr/bin/env python3
"""How fast is asyncourse against CPython 3.11?  `./bench.py BINARY [NAME ...]`

Every program here states its size in one line, `N = 100000`, and does N of what its first line calls an op. It runs
at two sizes on both systems, as whole processes; the time is their own user + system time, and

    ns per op = (time(N) - time(N / 5)) / (N - N / 5)

so that start-up cancels out. The figure is the median over pairs of runs. Outputs must be equal. The programs of aio/
run under virtual.py on CPython, so that neither side waits. Ratios above 1 mean that asyncourse is faster."""
import argparse
import math
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SIZE = re.compile(r"^N = (\d+)", re.M)
DIVISOR = 5


def run(command):
    """(seconds of CPU, output)"""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(map(str, command))}: exit {child.returncode}")
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, out.read()


def sized(program, n, folder):
    path = pathlib.Path(folder, f"{program.stem}_{n}.py")
    path.write_text(SIZE.sub(f"N = {n}", program.read_text()))
    return path


def measure(program, systems, rounds):
    n = int(SIZE.search(program.read_text()).group(1))
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        small, big = sized(program, n // DIVISOR, folder), sized(program, n, folder)
        outputs = set()
        for name, command in systems.items():
            slopes = []
            for _ in range(rounds):
                first, _ = run([*command, small])
                second, output = run([*command, big])
                outputs.add(output)
                slopes.append((second - first) / (n - n // DIVISOR) * 1e9)
            result[name] = max(statistics.median(slopes), 0.1)
        if len(outputs) > 1:
            sys.exit(f"{program.stem}: the outputs differ")
    return result


def mean(ratios):
    return math.exp(statistics.fmean(map(math.log, ratios)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*", help="all when none is given")
    parser.add_argument("--python", default="python3")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--trace", choices=("on", "off"), default="off")
    args = parser.parse_args()
    systems = {"cpython": [args.python, "-I", HERE / "virtual.py"],
               "asyncourse": [args.binary, "run", "--trace", args.trace]}
    for kind in ("aio", "lang"):
        ratios = []
        for program in sorted((HERE / kind).glob("*.py")):
            if args.names and program.stem not in args.names:
                continue
            ns = measure(program, systems, args.rounds)
            ratios.append(ns["cpython"] / ns["asyncourse"])
            print(f"{program.stem:14}{ns['cpython']:10.0f} ns{ns['asyncourse']:10.0f} ns{ratios[-1]:8.2f}x", flush=True)
        if len(ratios) > 1:
            print(f"{kind + ', mean':14}{'':26}{mean(ratios):8.2f}x")


main()
