"""shlex: the tokens of a shell's line, by all the settings of the lexer."""
import io
import shlex


def tell(call):
    try:
        print(call())
    except ValueError as error:
        print('ValueError:', error)


LINES = ('a "b c" d', "x'y z'w", r'a\ b "c\"d\e" \$', 'a && b || c; d >file', '# all', 'a # b\nc', "''", '', 'a"', 'a\\', 'é=ü', 'a,b~c', '"\'"', '""a')
for line in LINES:
    for posix in (True, False):
        tell(lambda: shlex.split(line, posix=posix))
        tell(lambda: shlex.split(line, comments=True, posix=posix))
        tell(lambda: list(shlex.shlex(line, posix=posix)))
        tell(lambda: list(shlex.shlex(line, posix=posix, punctuation_chars=True)))
        tell(lambda: list(shlex.shlex(line, posix=posix, punctuation_chars='|')))

words = shlex.shlex('one two\nthree', 'file.sh', posix=True)
words.push_token('zero')
print(words.get_token(), words.get_token(), words.lineno, words.error_leader(), words.get_token(), words.lineno, words.get_token())
words.push_source(io.StringIO('inner "words"'), 'inner.sh')
print(words.infile, list(words), words.infile, words.error_leader(lineno=7))
own = shlex.shlex('a:b|c', punctuation_chars=False)
own.whitespace, own.whitespace_split = ':', True
print(list(own), own.wordchars == shlex.shlex('').wordchars, repr(own.eof), own.punctuation_chars)
loud = shlex.shlex('a "b"', posix=True)
loud.debug = 3
print(list(loud))
including = shlex.shlex('x source other y')
including.source, including.sourcehook = 'source', lambda name: (name, io.StringIO('p q'))
print(list(including))
try:
    own.punctuation_chars = '|'
except AttributeError as error:
    print('AttributeError')
print(shlex.join(['a b', '', "it's", 'plain-1.0/x@y%+=:,']), shlex.quote('é'), shlex.split(shlex.join(['a b', "it's", ''])))
