# Names are what their normal form NFKC says (PEP 3131); texts stay as they are written.
ﬁ = 1; print(fi)
ℌ = 2; print(H)
class Cﬁ:
    ªttr = 3
    def ﬁx(self, ﬁrst=1): return first
print(Cfi.attr, Cﬁ().ﬁx(ﬁrst=3), Cfi.__name__, sorted(k for k in vars(Cfi) if k[0] != '_'))
𝐱 = 5; print(x, f'{𝐱}', f'{ﬁ=}')
import ｍath as m2
print(m2.pi)
def f(**kw): return kw
print(f(ﬁ=1))
é = 1; é = 2; print(é)
print(getattr(Cfi, 'ªttr', 'none'))
globals()['ﬀ'] = 9
try: print(ﬀ)
except NameError as e: print(e)
match {'a': 1}:
    case {'a': ﬂ}: print(fl)
[print(ĳ) for ĳ in [1]]
lambda ｘ: x
