"""formats.py BINARY PACK [--students N]: each report of `grade`, read by somebody else's parser.

A class whose programs print and raise whatever could break a report, and whose names do, is graded in every format. JSON is
read by Python and its fields are held against what each service documents, XML by Python's expat and by xmllint (with
junit.xsd), TAP by prove, CSV by Python. No byte of any report may do anything to a terminal. xmllint and prove are
left out where they are not installed.
"""
import argparse
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ['plain', '"quoted"', '<&>', ']]>', '# 1', 'ok 1 - x', 'not ok', '1..0', 'Bail out!', '=1+1', '@x', 'a,b;c', "o'neil",
         'back\\slash', 'esc\x1b[2J', 'title\x1b]0;x\x07', 'new\nline', 'cr\rx', 'tab\tx', 'bell\x07', 'del\x7f', 'c1\x9b2J',
         'bidi\u202e', 'zero\u200b', 'bom\ufeff', 'line\u2028', 'tags\U000e0041', 'é', '漢字', '🙂', '-dash', 'ffff\uffff', ' ']
SPECIAL = ''.join(map(chr, range(1, 160))) + '<>&"\'\\#]=\u2028\u2029\u202e\u200b\ufeff\ufffe\uffff\U000e0041\U0010ffff漢é'
RIGHT = '''async def fetch_all(urls, limit):
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
'''


def make_class(folder, students):
    rng = random.Random(5)
    for n in range(students):
        name = NAMES[n] if n < len(NAMES) else f'{n:04d}' + ''.join(rng.choices(SPECIAL.replace('/', ''), k=8))
        os.makedirs(os.path.join(folder, name))
        text = ''.join(rng.choices(SPECIAL, k=rng.randrange(80)))
        program = [RIGHT, f'print({text!r})\n' + RIGHT, f'raise ValueError({text!r})\n', RIGHT + f'\n# {text}\n',
                   f'import sys\nprint({text!r}, file=sys.stderr)\n' + RIGHT,
                   f'async def fetch_all(urls, limit):\n    asyncio.current_task().set_name({text!r})\n    raise KeyError({text!r})\n'][n % 6]
        if n % 17 != 16:  # some hand in nothing
            with open(os.path.join(folder, name, 'three-at-a-time.py'), 'w', encoding='utf-8', errors='surrogateescape') as f:
                f.write(program)


def of_type(value, kinds):
    if kinds is int or kinds is float:
        return isinstance(value, (int, kinds)) and not isinstance(value, bool)
    return isinstance(value, kinds)


def fields(where, obj, required, optional=()):
    """obj has the required keys (name -> type or list of values), may have the optional ones, and no others."""
    for key, kind in required.items():
        assert key in obj, f'{where}: {key} is missing'
        ok = obj[key] in kind if isinstance(kind, list) else of_type(obj[key], kind)
        assert ok, f'{where}: {key} is {obj[key]!r}'
    extra = set(obj) - set(required) - set(optional)
    assert not extra, f'{where}: {extra}'


def read_json(text, n):
    report = json.loads(text)
    assert report['format'] == 'asyncourse-result/1' and len(report['results']) == n
    for r in report['results']:
        assert r['status'] in ('pass', 'fail', 'error') and 0 <= r['score'] <= r['max_score']
        assert (r['status'] == 'error') == (r['error'] is not None)
        assert (r['status'] == 'pass') == (bool(r['checks']) and all(c['status'] == 'pass' for c in r['checks']))


def read_gradescope(text, n):
    report = json.loads(text)
    shown = ['hidden', 'after_due_date', 'after_published', 'visible']
    fields('top', report, {'score': float, 'output_format': ['text'], 'visibility': shown, 'stdout_visibility': shown,
                           'tests': list, 'extra_data': dict})
    assert len(report['tests']) == n and report['score'] == sum(t['score'] for t in report['tests'])
    for t in report['tests']:
        fields('test', t, {'score': float, 'max_score': float, 'status': ['passed', 'failed'], 'name': str, 'number': str,
                           'output': str, 'output_format': ['text']})


def read_classroom50(text, n):
    report = json.loads(text)
    texts = 'classroom assignment submission commit release review datetime'
    fields('top', report, {'schema': ['classroom50/result/v1'], 'score': int, 'max-score': int, 'tests': list,
                           **{name: str for name in texts.split()}})
    assert len(report['tests']) == n
    for t in report['tests']:
        fields('test', t, {'test-name': str, 'passed': bool, 'score': int, 'max-score': int})


def read_exercism(text, n):
    report = json.loads(text)
    fields('top', report, {'version': [1, 2, 3], 'status': ['pass', 'fail', 'error'], 'message': (str, type(None)), 'tests': list})
    assert len(report['message'] or '') <= 65535
    for t in report['tests']:
        fields('test', t, {'name': str, 'test_code': str, 'status': ['pass', 'fail', 'error'], 'message': (str, type(None)),
                           'output': str})
        assert len(t['output']) <= 500


def read_prairielearn(text, n):
    report = json.loads(text)
    fields('top', report, {'score': float, 'gradable': bool, 'tests': list}, ['format_errors'])
    assert 0 <= report['score'] <= 1 and len(report['tests']) == n
    for t in report['tests']:
        fields('test', t, {'name': str, 'points': float, 'max_points': float, 'output': str})


def read_junit(text, n):
    root = xml.etree.ElementTree.fromstring(text)
    cases = list(root.iter('testcase'))
    assert len(root) == n and int(root.get('tests')) == len(cases)
    assert int(root.get('failures')) == len(list(root.iter('failure')))
    assert int(root.get('errors')) == len(list(root.iter('error')))
    for suite in root:
        assert int(suite.get('tests')) == len(suite.findall('testcase'))
    if shutil.which('xmllint'):
        said = subprocess.run(['xmllint', '--noout', '--nonet', '--schema', os.path.join(HERE, 'junit.xsd'), '-'], input=text.encode(),
                              stderr=subprocess.PIPE)
        assert said.returncode == 0, said.stderr.decode(errors='replace')


def read_tap(text, n):
    lines = text.split('\n')
    points = [line for line in lines if line.startswith(('ok ', 'not ok '))]
    assert lines[:2] == ['TAP version 13', f'1..{n}'] and len(points) == n
    failed = sum(p.startswith('not') for p in points)
    if shutil.which('prove'):
        with tempfile.NamedTemporaryFile('w', suffix='.tap', encoding='utf-8') as f:
            f.write(text)
            f.flush()
            said = subprocess.run(['prove', '--exec', 'cat', f.name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        out = said.stdout.decode(errors='replace')
        assert 'Parse errors' not in out and f'Failed {failed}/{n} subtests' in out, out[-2000:]


def read_csv(text, n):
    rows = list(csv.reader(io.StringIO(text, newline='')))
    assert rows[0] == ['student', 'exercise', 'status', 'score', 'max_score', 'failed'] and len(rows) == n + 1
    for row in rows[1:]:
        assert len(row) == 6 and row[1] == 'three-at-a-time' and row[2] in ('pass', 'fail', 'error')
        assert not row[0].startswith(('=', '+', '-', '@'))


def read_text(text, n):
    assert sum(line.startswith(('pass ', 'fail ', 'error ')) for line in text.split('\n')) == n


def unsafe(text):
    """The first character that would do something to a terminal or a reader's eyes, or None."""
    for c in text:
        if c not in '\n\t\r' and unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp'):
            return f'U+{ord(c):04X}'
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('binary')
    parser.add_argument('pack')
    parser.add_argument('--students', type=int, default=120)
    o = parser.parse_args()
    readers = {name[5:]: reader for name, reader in globals().items() if name.startswith('read_')}
    with tempfile.TemporaryDirectory() as folder:
        make_class(folder, o.students)
        for form, reader in readers.items():
            done = subprocess.run([o.binary, 'grade', '--course', o.pack, '--format', form, '--jobs', '2', 'three-at-a-time', folder],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            text = done.stdout.decode('utf-8')
            assert done.returncode == 1, (form, done.returncode, done.stderr)
            reader(text, o.students)
            assert unsafe(text.replace('\r\n', '\n')) is None, (form, unsafe(text))
            assert '\r' not in text.replace('\r\n', ''), form
            print(f'{form}: {o.students} submissions, {len(done.stdout)} bytes')


if __name__ == '__main__':
    sys.exit(main())
