print("a" f"{1 2}")
