ages = {"ann": 30, "ben" 25}
