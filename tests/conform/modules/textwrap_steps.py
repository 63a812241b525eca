# The steps of a TextWrapper that subclasses replace.
import textwrap


class Shown(textwrap.TextWrapper):
    def _munge_whitespace(self, text):
        print("munge", repr(text))
        return super()._munge_whitespace(text).replace("~", " ")

    def _split_chunks(self, text):
        print("split chunks")
        return super()._split_chunks(text)

    def _split(self, text):
        chunks = super()._split(text)
        print("split", chunks)
        return chunks

    def _fix_sentence_endings(self, chunks):
        super()._fix_sentence_endings(chunks)
        print("fixed", chunks)

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        print("long", reversed_chunks, cur_line, cur_len, width)
        super()._handle_long_word(reversed_chunks, cur_line, cur_len, width)


print(Shown(width=12, fix_sentence_endings=True).wrap("It is.  So\tbe it. A~veryverylongword-here it stays."))


class Whole(textwrap.TextWrapper):
    """Words that are too long keep a line of their own."""

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        if not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        return [line.upper() for line in super()._wrap_chunks(chunks)]


print(Whole(width=8, initial_indent="* ", subsequent_indent="  ").wrap("a incomprehensible word and more of it"))
print(Whole(width=8, max_lines=2, placeholder="…").wrap("a incomprehensible word and more of it"))
print(textwrap.wrap("One. Two!  Three? Four.", 9, fix_sentence_endings=True))
