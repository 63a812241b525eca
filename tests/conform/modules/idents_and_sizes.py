import threading, _thread, logging, select, socket, errno
print(threading.get_ident() != 0, threading.main_thread().ident == threading.get_ident())
print(threading.stack_size(), threading.stack_size(65536), threading.stack_size(), threading.stack_size(0))
for n in (-1, 5):
    try: threading.stack_size(n)
    except ValueError as e: print(e)
seen = []
ts = [threading.Thread(target=lambda: seen.append(threading.get_ident() == threading.current_thread().ident)) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(seen, len({t.ident for t in ts} | {threading.get_ident()}) > 1)
p = select.poll(); s = socket.socket(); p.register(s); s.close(); print([e for _, e in p.poll(0)])
import sys
print(sys.implementation.name, sys.implementation.version == sys.version_info, sys.implementation.cache_tag, sys.implementation.hexversion == sys.hexversion, str(sys.implementation).find("version=") > 0)
