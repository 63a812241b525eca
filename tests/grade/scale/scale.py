"""scale.py BINARY ROOT CHEATS [--each N] [--every K] [--jobs 1,2,8] [--seconds S]: a large class, graded.

Makes a class of N (1,000) right answers (the solutions of ROOT/exercises, in various dress) and N hostile ones (the cheats,
wrong answers, starters, and right solutions that attack the grader), mixes them, and grades it, or every K-th of them. Proved: every verdict
is the one it must be, no result is lost, results stand in the order of the students, the reports have the same bytes
for any number of jobs, and (--seconds) two processors with nothing else to do need no longer than that.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile

DRESS = [  # of a right answer: what may not change the verdict
    lambda s, n: s,
    lambda s, n: f'# student {n}\n{s}',
    lambda s, n: f'"""Answer of student {n}.\n\nIt took me a while."""\n\n\n{s}',
    lambda s, n: s.replace('\n', '\r\n'),
    lambda s, n: f'{s}\n\n# student {n} is done\n\n\n',
    lambda s, n: f'def unused_{n}(x):\n    return [i for i in range(x)]\n\n{s}',
    lambda s, n: f'UNUSED_{n} = {{"a": [1, 2, {n}], "b": (None, True)}}\n{s}',
    lambda s, n: f'import functools, json, math\n{s}',
    lambda s, n: s.rstrip('\n'),
    lambda s, n: f'\n\n\n{s}    # {n}\n',
    lambda s, n: f'class Unused{n}:\n    def method(self):\n        yield self\n\n{s}',
]

ATTACKS = {  # put before a right answer: with any of these it is not right any more
    'print': 'print = lambda *a, **k: None\n',
    'builtins': 'import builtins\nbuiltins.len = lambda x: 3\n',
    'sleep': 'import asyncio\nasyncio.sleep = None\n',
    'setattr': 'import asyncio\nsetattr(asyncio, "gather", None)\n',
    'run': 'import asyncio\nasyncio.run = lambda c: c.close()\n',
    'time': 'import time\ntime.sleep = time.monotonic = lambda *a: 0\n',
    'vars': 'import asyncio\nvars(asyncio)["wait"] = None\n',
    'modules': 'import sys\nsys.modules["asyncio"] = sys\n',
    'task class': 'import asyncio\nasyncio.Task.cancel = lambda self: True\n',
    'stdout': 'import sys\nsys.stdout = None\n',
    'reduce': 'import asyncio, functools\nfunctools.reduce(getattr, ["locks", "_emit"], asyncio)("mark", "x")\n',
    'emit': 'from _asyncio import _emit\n',
    'globals': 'import asyncio\nasyncio.Barrier.wait.__globals__["_emit"]("mark", "x")\n',
    'exit 0': 'raise SystemExit(0)\n',
    'exit': 'exit()\n',
    'os exit': 'import os\nos._exit(0)\n',
    'forever': 'while True: pass\n',
    'forever caught': 'while True:\n    try:\n        while True: pass\n    except BaseException: pass\n',
    'generator': 'def g():\n    while True: yield 1\nsum(g())\n',
    'tasks': 'import asyncio\nasync def m():\n    await asyncio.gather(*[asyncio.sleep(1) for _ in range(10**6)])\nasyncio.run(m())\n',
    'spin': 'import asyncio\nasync def m():\n    while True: await asyncio.sleep(0)\nasyncio.run(m())\n',
    'output': 'while True: print("x" * 10**5)\n',
    'string': 's = "a" * 10**12\n',
    'list': 's = [0] * 10**10\n',
    'number': 'n = 2 ** 10**10\n',
    'digits': 'n = int("9" * 10**7)\n',
    'format': 's = f"{1:>99999999999}"\n',
    'recursion': 'def f(): f()\nf()\n',
    'depth': 'a = []\nfor i in range(10**7): a = [a]\nprint(a)\n',
    'chain': 'e = None\nfor i in range(10**7): e = (e, "x" * 1000)\n',
    'regex': 'import re\nre.match("(a+)+$", "a" * 40 + "b")\n',
    'deadlock': 'import asyncio\nasync def m(): await asyncio.get_running_loop().create_future()\nasyncio.run(m())\n',
    'input': 'input()\n',
    'syntax': 'def (:\n',
    'nul': 's = "\0"\n',
    'brackets': 'x = ' + '(' * 5000 + ')' * 5000 + '\n',
    'minus': 'x = ' + '-' * 100000 + '1\n',
    'ctypes': 'import ctypes\n',
    'subprocess': 'import subprocess\nsubprocess.run(["touch", "/tmp/x"])\n',
    'socket': 'import socket\n',
    'exec': 'exec("print(1)")\n',
    'file': 'open("/etc/passwd").read()\n',
    'never awaited': 'import asyncio\nasyncio.sleep(1)\n',
}

# Before a wrong answer: what a report must not take for its own.
NOISE = '''print("\\x1b]0;title\\x07\\x1b[2J", "</testsuite>", '"status":"pass"', "1..0", "ok 1", "]]>", sep="\\n")\n'''


def blocks(lines):
    """(key, text) of each literal block of a YAML file of ours."""
    for at, line in enumerate(lines):
        found = re.match(r'^( *)(?:- )?(\w+): \|$', line)
        if not found:
            continue
        body, indent = [], None
        for text in lines[at + 1:]:
            here = len(text) - len(text.lstrip(' '))
            if text.strip() and indent is None:
                if here <= len(found[1]):
                    break
                indent = here
            if text.strip() and here < indent:
                break
            body.append(text[indent or 0:])
        yield found[2], '\n'.join(body).rstrip('\n') + '\n'


def exercises(root):
    """id -> {'solution': [...], 'starter': [...], 'code': [...]}, for those that are written."""
    found = {}
    folder = os.path.join(root, 'exercises')
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding='utf-8') as f:
            lines = f.read().split('\n')
        if any(re.match(r'kind: (order|fill)', line) for line in lines):
            continue
        texts = {}
        for key, text in blocks(lines):
            texts.setdefault(key, []).append(text)
        if 'solution' in texts:
            found[name[:-5]] = texts
    return found


def good_answers(bank, wanted):
    ids = list(bank)
    for n in range(wanted):
        name = ids[n % len(ids)]
        dress = DRESS[(n // len(ids) + n) % len(DRESS)]
        yield name, dress(bank[name]['solution'][0], n).encode()


def hostile_answers(bank, cheats, wanted):
    """The cheats, then in turn a wrong answer or starter and an attack, so that a sample has some of all."""
    for name in sorted(os.listdir(cheats)):
        with open(os.path.join(cheats, name), 'rb') as f:
            yield 'three-at-a-time', f.read()
    wrong = [(name, text) for name, texts in bank.items() for text in texts['starter'] + texts.get('code', [])]
    ids, attacks = list(bank), list(ATTACKS.values())
    for n in range(wanted):
        if n % 3 == 0 and n // 3 < len(wrong):
            name, text = wrong[n // 3]
            text = NOISE + text if n % 2 else text
        else:
            name = ids[(n * 7) % len(ids)]
            text = attacks[n % len(attacks)] + bank[name]['solution'][0]
        yield name, text.encode()


def make_class(folder, bank, cheats, each, every):
    """Writes the answers and returns [(student, exercise, must pass)] in the order of the report."""
    answers = [(name, text, True) for name, text in good_answers(bank, each)]
    answers += [(name, text, False) for (name, text), _ in zip(hostile_answers(bank, cheats, each), range(each))]
    answers = answers[::every]
    expected = []
    for n, (name, text, passes) in enumerate(answers):
        student = f'{n * 7919 % len(answers):05d}-{n:05d}'  # mixed; 7919 is prime
        os.makedirs(os.path.join(folder, student))
        with open(os.path.join(folder, student, name + '.py'), 'wb') as f:
            f.write(text)
        expected.append((student, name, passes))
    return sorted(expected)


def grade(binary, root, folder, form, jobs, out):
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([binary, 'grade', '--course', root, '--format', form, '--jobs', str(jobs), '-o', out, folder],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime - begun.ru_utime - begun.ru_stime
    if done.returncode != 1 or done.stdout:
        sys.exit(f'grade: exit {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}')
    with open(out, 'rb') as f:
        return f.read(), seconds


def verdicts_wrong(report, expected):
    results = json.loads(report)['results']
    if [(r['student'], r['exercise']) for r in results] != [(s, e) for s, e, _ in expected]:
        return ['results are lost, doubled or out of order']
    return [f"{s}/{e}.py: {r['status']} {r['error'] or ''} {[c['message'] for c in r['checks'] if c['status'] != 'pass']}"
            for r, (s, e, passes) in zip(results, expected) if (r['status'] == 'pass') != passes]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('root')
    parser.add_argument('cheats')
    parser.add_argument('--each', type=int, default=1000)
    parser.add_argument('--every', type=int, default=1)
    parser.add_argument('--jobs', default='1,2,8')
    parser.add_argument('--seconds', type=float)
    parser.add_argument('--keep', help='make the class in this folder and leave it there')
    o = parser.parse_args()
    bank = exercises(o.root)
    with tempfile.TemporaryDirectory() as temporary:
        folder = o.keep or os.path.join(temporary, 'class')
        expected = make_class(folder, bank, o.cheats, o.each, o.every)
        first, problems = None, []
        for jobs in [int(j) for j in o.jobs.split(',')]:
            report, seconds = grade(o.binary, o.root, folder, 'json', jobs, os.path.join(temporary, 'out'))
            print(f'{len(expected)} answers, {jobs} at a time: {seconds:.1f} s of processor time, {len(report)} bytes')
            if first is None:
                first = report
                problems += verdicts_wrong(report, expected)
            elif report != first:
                problems.append(f'--jobs {jobs} gives other bytes')
            if o.seconds and seconds > 2 * o.seconds:
                problems.append(f'{seconds:.1f} s are more than {o.seconds} on two processors')
    print(*problems[:40], sep='\n')
    sys.exit(1 if problems else 0)


main()
