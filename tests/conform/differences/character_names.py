# \N{...} is a SyntaxError: the table of the names of all characters is as large as our whole VM. \u2022 says the same.
print("\N{BULLET} item")
