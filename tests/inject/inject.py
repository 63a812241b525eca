"""inject.py BINARY: 300 hostile texts in 9 places, 2,700 cases; none reaches what a person sees as it is.

The places: prose, quiz choices, code, a title, what a program prints, its exceptions, names of tasks, names of a pack's files,
and YAML that is quoted in an error. Looked at are --plain, check, grade in every format, the exports of a trace, and all
panes of the player (in the film that `trace --format cast` makes of it). What may come out is text, line ends and tabs;
in the film also the escapes that the film itself is made of.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

GROUP = 15  # payloads a run


def payloads():
    ends = ['\x07', '\x1b\\', '\x9c']
    out = [f'a{chr(c)}b' for c in range(1, 32) if c not in (9, 10)] + ['a\x7fb']
    out += [f'a{chr(c)}b' for c in range(0x80, 0xA0)] + [f'a\x1b{chr(c - 64)}b' for c in range(0x80, 0xA0)]
    out += [f'\x1b[{n}' for n in ('2J', 'H', '1;1H', '99B', '31m', '0;7m', '?1049h', '?25l', '?1000h', '?1006h', '?2004h', '6n', 'c', '>c',
                                  '21t', '14t', '8;1;1t', '3;1;1t', 's', 'u', 'L', 'M', 'P', '4h', '20h', '5i', '!p', '1 q', '?2026h', 'r')]
    out += [f'\x9b{n}' for n in ('2J', 'H', '31m', '?1049h', '21t', '6n')]
    osc = ['0;t', '2;t', '4;1;rgb:00/00/00', '8;;http://x', '10;?', '11;?', '52;c;eA==', '52;c;?', '133;A', '777;notify;a;b', '1337;File=x',
           '9;9;x', '104']
    out += [f'{start}{n}{end}' for n in osc for start in ('\x1b]', '\x9d') for end in ends]
    out += [f'\x1b{kind}x{end}' for kind in 'P_^X' for end in ends] + [f'\x1bP$qm{end}' for end in ends]
    out += [f'\x1b{c}' for c in '78=>cDEHMNOZ']
    out += ['\x1b(0', '\x1b)0', '\x1b%G', '\x1b#8', '\x0e', '\x0f', 'good\rbad', 'bad\b\b\bgood', 'x\x0by', 'x\x0cy', '\x1b', '\x1b\x1b', '\x9b']
    out += [f'a{chr(c)}b' for c in [0xAD, 0x34F, 0x61C, 0x115F, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F),
                                    *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041, 0xE007F, 0xE0100]]
    out += [f'{a}{b}' for a in ('\x1b[', '\x9b', '\x1b]') for b in ('\u202e', '\x07', '\n', '31', '\x1b[')]
    out += [f'\x1b[{n}m' for n in range(30, 90)]
    return out[:300]


def unsafe(text):
    """The first character that must not come out, as U+..., or None."""
    for c in text:
        if c not in '\n\t' and unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp') or 0xDC00 <= ord(c) < 0xE000 \
                or c in '\u034f\u115f\u1160\u3164\uffa0' or 0xE0000 <= ord(c) < 0xE1000:
            return f'U+{ord(c):04X}'
    return None


def yaml_text(text):
    """A double-quoted scalar: JSON's escapes, and everything that is no letter escaped."""
    return '"' + ''.join(c if c.isalnum() and c.isascii() or c == ' ' else f'\\U{ord(c):08x}' for c in text) + '"'


class Bench:
    def __init__(self, binary):
        self.binary = binary
        self.work = tempfile.mkdtemp()
        self.number = 0

    def path(self, *names):
        path = os.path.join(self.work, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, path, text):
        with open(path, 'w', encoding='utf-8', errors='surrogateescape', newline='') as f:
            f.write(text)
        return path

    def run(self, *args, typed=''):
        """What comes out on both streams; the program must end by itself."""
        done = subprocess.run([self.binary, *args], input=typed.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self.work,
                              timeout=300, env={**os.environ, 'XDG_STATE_HOME': self.path('state', 'x'), 'LC_ALL': 'C.UTF-8'})
        assert 0 <= done.returncode < 126, (args, done.returncode)
        return done.stdout.decode('utf-8', errors='surrogateescape')

    def pack(self, steps, exercise=None, title='x'):
        self.number += 1
        name = f'pack{self.number}'
        self.write(self.path(name, 'lessons', 'course.yaml'), f'asyncourse: 1\nid: c{self.number}\ntitle: {title}\nchapters: [one]\n')
        self.write(self.path(name, 'lessons', '01-one.yaml'), f'id: one\ntitle: {title}\nsteps:\n' + steps)
        if exercise:
            self.write(self.path(name, 'exercises', 'ex.yaml'), exercise)
        return os.path.join(self.work, name)

    def learn(self, pack):
        return self.run('--plain', '--course', pack, typed='\n' + 'n\n' * 60 + 'q\n' * 4) + self.run('check', pack)

    def trace(self, program):
        path = self.write(self.path('program.py'), program)
        text = ''.join(self.run('trace', '--format', form, path) for form in ('text', 'svg', 'dot', 'jsonl', 'chrome'))
        for line in self.run('trace', '--format', 'cast', path).split('\n')[1:]:
            event = json.loads(line) if line else [0, 'm', '']
            text += re.sub(r'\x1b\[(\d+;\d+H|[0-9;]*m|2J|\?25l)', '', event[2])
        return text


EXERCISE = '''title: x
task: x
starter: |
  x = 1
solution: |
  print("ok")
checks: [{output: ok}]
wrong: [{name: w, caught_by: output, code: "x = 2"}]
hints: [h]
'''


def prose(bench, some):
    return bench.learn(bench.pack(''.join(f'  - text: {yaml_text("word " + p)}\n' for p in some)))


def choices(bench, some):
    quizzes = ''.join(f'  - quiz: q{n}\n    ask: {yaml_text(p)}\n    choices:\n      - wrong: {yaml_text("w" + p)}\n        say: {yaml_text(p)}\n'
                      f'      - right: {yaml_text("r" + p)}\n' for n, p in enumerate(some))
    return bench.learn(bench.pack(quizzes))


def code(bench, some):
    runs = ''.join(f'  - run: r{n}\n    code: {yaml_text("x = 1 # " + p)}\n    look: {yaml_text(p)}\n' for n, p in enumerate(some))
    return bench.learn(bench.pack(runs))


def titles(bench, some):
    return ''.join(bench.learn(bench.pack('  - text: x\n', title=yaml_text(p))) for p in some[:3]) + \
        bench.learn(bench.pack(''.join(f'  - text: x\n    title: {yaml_text(p)}\n' for p in some)))


def graded(bench, program):
    pack = bench.pack('  - text: x\n  - exercise: ex\n', EXERCISE)
    path = bench.write(bench.path('ex.py'), program)
    forms = ['text', 'json', 'junit', 'gradescope', 'csv', 'tap', 'classroom50', 'exercism', 'prairielearn']
    return ''.join(bench.run('grade', '--course', pack, '--format', form, path) for form in forms).replace('\r\n', '\n')


def printed(bench, some):
    program = ''.join(f'print({p!a})\n' for p in some)
    return graded(bench, program) + bench.trace(program)


def exceptions(bench, some):
    program = ''.join(f'try:\n    raise KeyError({p!a})\nexcept KeyError as e:\n    kept = e\n' for p in some)
    last = f'raise ValueError({"".join(some)!a})\n'
    return graded(bench, program + last) + bench.trace(program)


def tasks(bench, some):
    program = ('import asyncio\nasync def job(x):\n    await asyncio.sleep(1)\nasync def main():\n    async with asyncio.TaskGroup() as g:\n' +
               ''.join(f'        g.create_task(job({p!a}), name={p!a})\n' for p in some) + 'asyncio.run(main())\n')
    return bench.trace(program) + graded(bench, program)


def files(bench, some):
    out = ''
    pack = bench.pack('  - text: x\n  - exercise: ex\n', EXERCISE)
    for p in some:
        name = p.replace('/', '_')
        bench.write(bench.path(pack, 'exercises', name + '.yaml'), 'title: [\n')
        bench.write(bench.path('students', name, 'ex.py'), 'print(1)\n')
    out += bench.run('check', pack) + bench.run('check', '--format', 'json', pack) + bench.run('check', '--format', 'github', pack)
    out += bench.run('grade', '--course', pack, 'ex', os.path.join(bench.work, 'students'))
    return out + ''.join(bench.run(command, some[0]) for command in ('run', 'trace', 'view', 'grade', 'check', some[0]))


def excerpts(bench, some):
    out = ''
    for p in some:
        pack = bench.pack('  - text: x\n')
        bench.write(bench.path(pack, 'lessons', '01-one.yaml'), f'id: one\ntitle: x\nsteps:\n  - txet: {yaml_text(p)} # {p}\n  {p}: {p}\n')
        out += bench.run('check', pack)
        out += bench.run('trace', bench.write(bench.path('bad.py'), f'x = ( # {p}\n{p}\n')) if not any(c in p for c in '\r\x0c') else ''
    return out


def main():
    bench, all_payloads, failed = Bench(sys.argv[1]), payloads(), 0
    assert len(set(all_payloads)) == 300, len(set(all_payloads))
    places = [prose, choices, code, titles, printed, exceptions, tasks, files, excerpts]
    for place in places:
        for at in range(0, len(all_payloads), GROUP):
            some = all_payloads[at:at + GROUP]
            text = place(bench, some)
            found = unsafe(text)
            if found or not text:
                failed += 1
                where = next((line for line in text.split('\n') if unsafe(line)), '')
                print(f'{place.__name__}, payloads {at} to {at + len(some) - 1}: {found} in {where!r:.300}')
    print(f'{len(all_payloads)} texts in {len(places)} places, {failed} groups failed')
    subprocess.run(['rm', '-rf', bench.work], check=False)
    sys.exit(failed != 0)


if __name__ == '__main__':
    main()
