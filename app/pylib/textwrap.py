"""Text in lines."""


def dedent(text):
    lines = text.split('\n')
    margin = None
    for line in lines:
        if line.strip():
            indent = line[:len(line) - len(line.lstrip(' \t'))]
            if margin is None:
                margin = indent
            else:
                n = 0
                while n < len(margin) and n < len(indent) and margin[n] == indent[n]:
                    n += 1
                margin = margin[:n]
    margin = margin or ''
    return '\n'.join([line[len(margin):] if line.strip() else '' for line in lines])


def indent(text, prefix, predicate=None):
    return ''.join([prefix + line if (predicate(line) if predicate else line.strip()) else line
                    for line in text.splitlines(True)])


def wrap(text, width=70, initial_indent='', subsequent_indent=''):
    lines = []
    line = initial_indent
    empty = True
    for word in text.split():
        while True:
            room = width - len(line) - (0 if empty else 1)
            if len(word) <= room:
                line += word if empty else ' ' + word
                empty = False
                break
            if empty:
                room = max(room, 1)
                line += word[:room]
                word = word[room:]
            lines.append(line)
            line = subsequent_indent
            empty = True
            if not word:
                break
    if not empty:
        lines.append(line)
    return lines


def fill(text, width=70, **kwargs):
    return '\n'.join(wrap(text, width, **kwargs))


def shorten(text, width, placeholder=' [...]'):
    words = text.split()
    whole = ' '.join(words)
    if len(whole) <= width:
        return whole
    while words and len(' '.join(words)) + len(placeholder) > width:
        words.pop()
    return (' '.join(words) + placeholder).strip() if words else placeholder.strip()
