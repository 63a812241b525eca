# textwrap: a line ends after a hyphen only between letters.
import textwrap

for text in ('We used enyzme 2-succinyl-6-hydroxy-2,4-cyclohexadiene-1-carboxylate synthase.', 'a-b-c e-mail-list x-1-y',
             'well-known up-to-date --option -- this--that'):
    for width in (50, 20, 10):
        print(textwrap.wrap(text, width), textwrap.wrap(text, width, break_long_words=False))
    print(textwrap.TextWrapper()._split(text))
