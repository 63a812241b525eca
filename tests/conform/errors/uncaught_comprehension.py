words = ["1", "2", "x"]
numbers = [int(w) for w in words]
