print("a text with an error anywhere runs no line at all")
def broken(:  # expect error 2:12 invalid syntax
    pass
