# Between short names CPython takes for the beginnings of match and case, it guesses at no comma.
m = x = 1
print(m x)
