"""Decimal: every operation on numbers of every kind."""
from decimal import *
import decimal, math
from fractions import Fraction
vals = ["0", "-0", "1", "-2.5", "1.10", "3.14159265358979323846264338327950288", "1E+10", "-7E-3", "99999999999999999999999999995", "inf", "nan"]
ds = [Decimal(v) for v in vals]
def t(label, f):
    try: r = f()
    except Exception as e: r = f"{type(e).__module__}.{type(e).__name__} {e}"
    print(label, "=", r if isinstance(r, str) else repr(r))
for a in ds:
    for op in ["str","repr","hash","float","int","round","-","+","abs","bool","norm","adj","tuple","sqrt","exp","ln","log10","toint","eng","ratio","cls","floor","ceil","nextp","nextm","logb"]:
        fs = {"str":lambda:str(a),"repr":lambda:repr(a),"hash":lambda:hash(a) if not a.is_nan() else 0,"float":lambda:float(a),"int":lambda:int(a),"round":lambda:(round(a),round(a,2)),"-":lambda:-a,"+":lambda:+a,"abs":lambda:abs(a),"bool":lambda:bool(a),"norm":lambda:a.normalize(),"adj":lambda:a.adjusted(),"tuple":lambda:a.as_tuple(),"sqrt":lambda:a.sqrt(),"exp":lambda:a.exp(),"ln":lambda:a.ln(),"log10":lambda:a.log10(),"toint":lambda:a.to_integral_value(),"eng":lambda:a.to_eng_string(),"ratio":lambda:a.as_integer_ratio(),"cls":lambda:a.number_class(),"floor":lambda:math.floor(a),"ceil":lambda:math.ceil(a),"nextp":lambda:a.next_plus(),"nextm":lambda:a.next_minus(),"logb":lambda:a.logb()}
        t(f"{op} {a}", fs[op])
for a in ds:
    for b in ds:
        for name, f in {"+":lambda:a+b,"-":lambda:a-b,"*":lambda:a*b,"/":lambda:a/b,"//":lambda:a//b,"%":lambda:a%b,"divmod":lambda:divmod(a,b),"**":lambda:a**b,"<":lambda:a<b,"==":lambda:a==b,"cmp":lambda:a.compare(b),"q":lambda:a.quantize(b),"max":lambda:a.max(b),"min":lambda:a.min(b),"tot":lambda:a.compare_total(b),"rn":lambda:a.remainder_near(b),"sq":lambda:a.same_quantum(b)}.items():
            t(f"{a} {name} {b}", f)
