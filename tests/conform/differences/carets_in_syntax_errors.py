# The caret of a SyntaxError stands below its letter; CPython counts bytes, and is too far right behind é or 日.
word = "日本" 1 + 2
