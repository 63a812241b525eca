"""check_cast.py FILE: is it an asciicast of version 2, with moments that never decrease?"""
import json
import re
import sys

with open(sys.argv[1], encoding='utf-8') as f:
    head, *events = [json.loads(line) for line in f]
assert head['version'] == 2 and (head['width'], head['height']) == (80, 24) and 'timestamp' not in head
before = 0
for moment, code, data in events:
    assert moment >= before and code in ('o', 'm') and isinstance(data, str)
    before = moment
    if code == 'o':  # nothing but text, places, looks, "clear" and "no cursor"
        rest = re.sub(r'\x1b\[(\d+;\d+H|[0-9;]*m|2J|\?25l)', '', data)
        assert rest.isprintable(), rest
assert events[0][1] == 'o' and events[0][2].startswith('\x1b[?25l\x1b[2J') and events[-1][1:] == ['m', 'end']
