# The iterable of a comprehension binds no name, not even inside of a lambda.
print([i for i in (lambda: (j := range(5)))()])
