class Iter:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *x):
        print('throw', x)
        return 456
def gen():
    try: yield from Iter()
    except BaseException as e: print("outer", repr(e)); raise
g = gen(); print(next(g)); print(g.throw(123)); print(g.throw(ValueError, 3)); print(g.throw(ValueError(2)), g.throw(int))
class C:
    def __await__(self): return Iter()
async def co(): await C()
c = co(); c.send(None); print(c.throw(5)); c.close()
