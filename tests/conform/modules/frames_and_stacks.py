import sys, traceback, inspect, logging, asyncio
def f(a, b=2):
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_back.f_code.co_name, sorted(sys._getframe().f_locals))
    g()
def g():
    traceback.print_stack()
    traceback.print_stack(limit=1)
    traceback.print_stack(file=sys.stdout)
    for x in traceback.extract_stack(): print(x)
    print(traceback.format_stack())
    print(inspect.currentframe().f_code.co_name, inspect.currentframe().f_back.f_code.co_name)
    print([s.function for s in inspect.stack()])
f(1)
try:
    try:
        1/0
    except ZeroDivisionError as e:
        raise KeyError("x") from e
except KeyError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next)
    print(traceback.format_exception_only(e))
    print(traceback.format_tb(tb), traceback.extract_tb(tb))
    traceback.print_exc(file=sys.stdout, chain=False)
    traceback.print_exception(*sys.exc_info(), file=sys.stdout)
    te = traceback.TracebackException.from_exception(e)
    print(''.join(te.format()))
    print(te.stack[0].name, te.stack[0].line)
logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)s %(name)s %(filename)s:%(lineno)d %(funcName)s %(module)s %(message)s", stream=sys.stdout)
def h():
    logging.info("in h")
    logging.getLogger("x").warning("y %s", 1)
    try:
        1/0
    except Exception:
        logging.exception("oops")
        logging.getLogger("q").exception("oops2")
        logging.getLogger("q").error("e", exc_info=True, stack_info=True)
h()
async def c():
    pass
    await asyncio.sleep(0)
    traceback.print_stack(file=sys.stdout)
    async def in2():
        traceback.print_stack(file=sys.stdout)
    await in2()
logging.disable()
asyncio.run(c())
