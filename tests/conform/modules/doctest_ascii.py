"""What is beyond ASCII may stand in an example as it is or escaped.

>>> "S\\xf8k"
'Søk'
>>> print("\u20ac")
\\u20ac
>>> "ü"
'\\xfc'
>>> "ü"
'u'
"""
import doctest
print(doctest.testmod())
