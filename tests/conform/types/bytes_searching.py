# find, index, count, startswith and endswith of bytes and bytearray: every kind of needle and bounds.
b=b'abcabcabc'; ba=bytearray(b)
for x in (b,ba):
    for m in ('find','rfind','index','rindex','count'):
        for args in ((b'abc',),(b'c',),(98,),(b'',),(b'abc',1),(b'abc',1,5),(b'',3,2),(b'',20),(b'zz',),(b'c',-3),(b'c',None,-1),(b'abc',-100,100),(300,),('a',),(1.5,),(memoryview(b'bc'),),(b'a',1.5),(bytearray(b'ca'),),(True,)):
            try: r=getattr(x,m)(*args)
            except Exception as e: r=(type(e).__name__, str(e))
            print(m,args if not isinstance(args[0],memoryview) else 'mv',r)
    for m in ('startswith','endswith'):
        for args in ((b'abc',),(b'c',),((b'x',b'abc'),),((),),((b'abc','s'),),(('s',b'abc'),),((b'x','s'),),('a',),(97,),(b'',),(b'',20),(b'abc',3),(b'abc',3,5),(bytearray(b'abc'),),([],), (b'',5,3)):
            try: r=getattr(x,m)(*args)
            except Exception as e: r=(type(e).__name__, str(e))
            print(m,args,r)
    for m in ('find','startswith'):
      for a in ((),(1,2,3,4)):
        try: getattr(x,m)(*a)
        except Exception as e: print(e)
class S(bytearray): pass
print(S(b'hello').find(b'l'), S(b'hello').startswith((b'x',b'he')))
