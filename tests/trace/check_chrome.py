"""check_chrome.py FILE: is it a Chrome trace that the importer takes without a complaint?"""
import json
import sys

with open(sys.argv[1], encoding='utf-8') as file:
    events = json.load(file)['traceEvents']
open_slices, sent, last, names = {}, set(), 0, set()
for e in events:
    where = f'{sys.argv[1]}: {e}'
    assert e['pid'] == 1 and e['tid'] >= 1, where
    stack = open_slices.setdefault(e['tid'], [])
    if e['ph'] == 'M':
        names.add(e['tid'])
        continue
    assert e['ts'] >= last, f'time goes back at {where}'
    last = e['ts']
    if e['ph'] == 'B':
        stack.append(e['name'])
    elif e['ph'] == 'E':
        assert stack and 'name' not in e and 'cat' not in e, where
        stack.pop()
    elif e['ph'] == 's':
        assert stack, f'an arrow from nowhere: {where}'
        sent.add(e['id'])
    elif e['ph'] == 'f':
        assert stack and e['id'] in sent and e['bp'] == 'e', f'an arrow to nowhere: {where}'
    else:
        assert e['ph'] in 'iC', where
assert not any(open_slices.values()), f'{sys.argv[1]}: slices stay open: {open_slices}'
assert set(open_slices) <= names, f'{sys.argv[1]}: a thread without a name'
