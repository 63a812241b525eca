"""textwrap: the wrapper with all that can be set."""
import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap

text = """Hello there, how are you this fine day?  I'm glad to hear it!\tThis is a state-of-the-art -- or nearly --
text-with-hyphens, e.g. "use --option=3"; see Dr. Who (a rather-long-compound-word-that-breaks)."""
for settings in ({}, {'width': 20}, {'width': 12, 'break_long_words': False}, {'width': 15, 'break_on_hyphens': False},
                 {'width': 30, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 25, 'expand_tabs': False},
                 {'width': 25, 'tabsize': 4, 'replace_whitespace': False}, {'width': 25, 'fix_sentence_endings': True},
                 {'width': 25, 'drop_whitespace': False}, {'width': 20, 'max_lines': 2},
                 {'width': 20, 'max_lines': 3, 'placeholder': '...'}, {'width': 3}, {'width': 1}):
    print(settings, wrap(text, **settings))
print(fill('aaaa bbbb cccc', 9), repr(wrap('')), wrap('   '), wrap('  a  b  ', 4), wrap('a' * 12, 5))
print(shorten('Hello  world!', width=12), shorten('Hello world!', 11), shorten('Hello world', 10, placeholder='...'))
w = TextWrapper(width=10)
print(w.wrap('one two three four'), w.width)
w.width = 6
print(w.fill('one two three'))
for wrong in ({'width': 0}, {'width': -1}, {'width': 5, 'max_lines': 1, 'placeholder': ' too long'}):
    try:
        print(wrap('some text', **wrong))
    except ValueError as e:
        print(e)
print(repr(dedent('\n  a\n    b\n\n  \t\n  c')), repr(dedent('\ta\n  b')), repr(dedent('  \ta\n  b')), repr(dedent('a\n b')))
print(repr(indent('a\n\n b\n', '> ')), repr(indent('a\n\nb', '> ', lambda line: True)), textwrap.__all__)
