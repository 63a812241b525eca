# A name that no character has.
s = "abc\N{FOO}d"
