"""killed.py BINARY PACK: a grader that is killed leaves the report of before, whole, and no process behind."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

KILLS = 6
ENDLESS = 'async def fetch_all(urls, limit):\n    while True:\n        await asyncio.sleep(0)\n'


def in_group(group):
    """Processes of the group that still run."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/stat') as f:
                state, _, pgrp = f.read().rsplit(')', 1)[1].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state not in 'ZX':
            found.append(pid)
    return found


def main():
    binary, pack = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        answers, report = os.path.join(folder, 'class'), os.path.join(folder, 'report.json')
        for n in range(20):
            os.makedirs(os.path.join(answers, f'{n:02d}'))
            with open(os.path.join(answers, f'{n:02d}', 'three-at-a-time.py'), 'w') as f:
                f.write(ENDLESS)
        command = [binary, 'grade', '--course', pack, '--format', 'json', '--jobs', '2', '-o', report, answers]
        with open(report, 'w') as f:
            f.write('{"before": true}')
        for n in range(KILLS):
            p = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
            time.sleep(0.02 + 0.01 * n)
            assert p.poll() is None, 'it was over before it was killed'
            os.kill(p.pid, signal.SIGKILL)
            p.wait()
            with open(report) as f:
                assert json.load(f) == {'before': True}
            deadline = time.monotonic() + 60
            while in_group(p.pid):
                assert time.monotonic() < deadline, f'these are left behind: {in_group(p.pid)}'
                time.sleep(0.01)
        assert subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 1
        with open(report) as f:
            assert len(json.load(f)['results']) == 20
        assert sorted(os.listdir(folder)) == ['class', 'report.json']
    print(f'{KILLS} kills')


main()
