# An escape that is not ended.
s = f"{1}\N{BULLET"
