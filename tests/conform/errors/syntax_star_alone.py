# Nothing behind the star: no keyword argument is before it.
print(1, *)
