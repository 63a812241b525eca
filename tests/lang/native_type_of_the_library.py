# expect: Regex takes a pattern and flags
import _pcre

try:
    _pcre.Regex()
except TypeError as e:
    print(e)
