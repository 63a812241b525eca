# expect error not part of the course's Python
s = "abc\N{BULLET}"
