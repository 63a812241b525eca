naïve = {"日本": 1}
print(naïve["日本"] + naïve["é"])
