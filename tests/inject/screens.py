"""screens.py VTRUN BINARY [--full]: the 300 hostile texts of inject.py in the same 9 places, on the screens this time.

Each group of texts is shown in a real pseudo-terminal, and the same place with harmless words. The hostile one must print no
escape sequence of a kind that the harmless one does not print (title, modes, scrolling region, colours of its own ...), ring
no bell and set no title; the walls between panes and the first and last row must stand where they stood. Without --full every
tenth group is tried.
"""
import os
import re
import subprocess
import sys

from inject import Bench, EXERCISE, GROUP, payloads, unsafe, yaml_text

SIZE, WHOLE = '200x60', '1;60'
SEQUENCE = re.compile(r'\x1b\[([?>=!]?)([\d;:]*)([ -/]*[@-~])|\x1b([\]P_^X])|\x1b([ -/]*[0-Z\\`-~])|\x1b|[\x00-\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]')
MOVES = set('ABCDGHKJXPLM@dfmb')  # and what a program draws with: their numbers say where


def kinds(text):
    """The kinds of escape sequences and control characters: with their numbers where these are modes or requests. The library
    may scroll a part of the screen; then the whole must be its scrolling region again."""
    out, region = set(), WHOLE
    for m in SEQUENCE.finditer(text):
        mark, numbers, final, string, escape = m.groups()
        if final == 'r' and ';' in numbers:
            region = numbers
        elif final:
            out.add(f'CSI {mark}{final}' if final in MOVES and not mark else f'CSI {mark}{numbers}{final}')
        else:
            out.add(f'ESC {string or escape}' if string or escape else repr(m.group()))
    return out | ({f'the scrolling region {region}'} if region != WHOLE else set())


class Screens(Bench):
    def __init__(self, vtrun, binary):
        super().__init__(binary)
        self.vtrun = vtrun

    def show(self, keys, *args):
        """The last picture, what it was made with, and what vtrun says."""
        copy = self.path('bytes')
        done = subprocess.run([self.vtrun, '--size', SIZE, '--quiet', '20', '--timeout', '20000', '--keys', keys, '--bytes', copy, '--',
                               self.binary, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.work, timeout=120, check=False,
                              env={**os.environ, 'XDG_STATE_HOME': self.path('state', f's{self.number}'), 'LC_ALL': 'C.UTF-8'})
        with open(copy, encoding='utf-8', errors='surrogateescape') as f:
            printed = f.read()
        said = done.stderr.decode(errors='replace')
        return done.stdout.decode('utf-8', errors='replace'), kinds(printed), said if done.returncode else ''

    def lesson(self, keys, steps, **more):
        return self.show(keys + ' q q q', '--course', self.pack(steps, **more))

    def view(self, keys, program):
        self.number += 1
        return self.show(keys + ' q q q', 'view', self.write(self.path('program.py'), program))


def prose(bench, some):
    return bench.lesson('Enter', '  - text: ' + yaml_text('\n\n'.join('word ' + p for p in some)) + '\n')


def choices(bench, some):
    options = ''.join(f'      - wrong: {yaml_text("w" + p)}\n        say: {yaml_text(p)}\n' for p in some[:8])
    return bench.lesson('Enter 1', f'  - quiz: q\n    ask: {yaml_text("w".join(some))}\n    choices:\n{options}      - right: r\n')


def code(bench, some):
    text = ''.join(f'x = 1 # {p}\n' for p in some).replace('\r', '\\r')
    return bench.lesson('Enter R', f'  - run: r\n    code: {yaml_text(text)}\n    look: {yaml_text("w".join(some))}\n')


def titles(bench, some):
    return bench.lesson('Enter', f'  - text: x\n    title: {yaml_text(some[1])}\n', title=yaml_text(some[0]))


def printed(bench, some):
    return bench.view('G', ''.join(f'print({p!a})\n' for p in some))


def exceptions(bench, some):
    return bench.view('G', ''.join(f'try:\n    raise KeyError({p!a})\nexcept KeyError as e:\n    kept = e\n' for p in some) +
                      f'raise ValueError({"".join(some)!a})\n')


def tasks(bench, some):
    return bench.view('} .', 'import asyncio\nasync def job(x):\n    await asyncio.sleep(1)\nasync def main():\n'
                      '    async with asyncio.TaskGroup() as g:\n' +
                      ''.join(f'        g.create_task(job({p!a}), name={p!a})\n' for p in some) + 'asyncio.run(main())\n')


def files(bench, some):
    bench.number += 1
    name = some[0].replace('/', '_') + '.py'
    bench.write(bench.path(name), 'print(1)\n')
    return bench.show('G q q', 'view', name)


def excerpts(bench, some):
    pack = bench.pack('  - text: x\n')
    bench.write(bench.path(pack, 'lessons', '01-one.yaml'),
                f'id: one\ntitle: x\nsteps:\n  - txet: {yaml_text(some[0])} # {some[0]}\n  {some[1]}: {some[2]}\n')
    return bench.show('Enter q q', '--course', pack)


def walls(picture):
    """Where the walls of boxes are, a set for all rows that begin with one."""
    rows = [row.ljust(200) for row in picture.split('\n')]
    boxed = [row for row in rows if row[0] in '│├┌└']
    columns = [c for c in range(200) if sum(row[c] in '│┤├┐┌└┘' for row in boxed) > 5]
    outer = [c for c in columns if all(row[c] in '│┤├┐┌└┘─' for row in boxed)]
    return outer


def wrong(hostile, harmless):
    """What is wrong with a hostile picture; None: nothing."""
    picture, made_of, said = hostile
    found = unsafe(picture)
    if said:
        return said
    if found:
        return found
    new = made_of - harmless[1] - {'CSI K', 'CSI X'}  # to erase a part of a line is drawing
    if new:
        return f'sequences {sorted(new)}'
    if walls(picture) != walls(harmless[0]):
        return f'walls at {walls(picture)} instead of {walls(harmless[0])}'
    last = [text.rstrip('\n').split('\n')[-1][-20:] for text in (picture, harmless[0])]
    return None if last[0] == last[1] else f'last row {last[0]!r} instead of {last[1]!r}'


def main():
    bench, every, failed, tried = Screens(sys.argv[1], sys.argv[2]), 1 if '--full' in sys.argv else 10, 0, 0
    texts = payloads()
    for index, place in enumerate([prose, choices, code, titles, printed, exceptions, tasks, files, excerpts]):
        harmless = place(bench, [f'word{n}' for n in range(GROUP)])
        for group, at in enumerate(range(0, len(texts), GROUP)):
            if (group + index) % every:
                continue
            tried += 1
            problem = wrong(place(bench, texts[at:at + GROUP]), harmless)
            if problem or not harmless[0].strip():
                failed += 1
                print(f'{place.__name__}, payloads {at} to {at + GROUP - 1}: {problem}')
    print(f'{tried} groups of {GROUP} texts on the screens, {failed} failed')
    subprocess.run(['rm', '-rf', bench.work], check=False)
    sys.exit(failed != 0)


main()
