"""Bytes that are no UTF-8: what the error names, and how much each way of handling it swallows."""
WRONG = [b'\xff', b'a\xe2\x82', b'\xe2\x28\xa1', b'\xe2', b'\xf0\x9f\x98', b'\xf0\x9f\x28\x80', b'\xc3(', b'\xed\xa0\x80',
         b'\xf4\x90\x80\x80', b'\xc3', b'\xe0\x80\x80', b'\xf0\x28\x8c\xbc', b'\xf0\x90\x28\xbc', b'abc\x80',
         b'\xf8\x88\x80\x80\x80']
for data in WRONG:
    try:
        data.decode()
    except UnicodeDecodeError as e:
        print(data, e, e.args)
    for errors in ('replace', 'ignore', 'backslashreplace', 'surrogateescape'):
        print(' ', ascii(data.decode(errors=errors)))
    try:
        data.decode('ascii')
    except UnicodeDecodeError as e:
        print(e)
for text, encoding in (('a\ud800b', 'utf-8'), ('\xe9\u20acx', 'latin-1'), ('\xe9\u20acx', 'ascii')):
    try:
        text.encode(encoding)
    except UnicodeEncodeError as e:
        print(e, e.start, e.end, e.reason, ascii(e.object))
