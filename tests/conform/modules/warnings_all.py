import warnings
warnings.warn("careful")
warnings.warn("careful2", DeprecationWarning)
def f(): warnings.warn("up", RuntimeWarning, stacklevel=2)
f()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("kept"); f()
    print(len(w), w[0].category, w[0].message, w[1].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom", UserWarning)
    except UserWarning as e: print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("silent")
for i in range(3): warnings.warn("once per line")
