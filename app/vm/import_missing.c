/* What import says of modules that others have and we do not. */
#include "vm/interp.h"

#include <string.h>

/* Other modules of CPython's library: importing them is right Python, but nothing of ours. */
bool import_is_stdlib(const char *name)
{
    static const char *const known[] = {
        "abc", "aifc", "antigravity", "argparse", "array", "ast", "asynchat", "asyncio", "asyncore", "atexit",
        "audioop", "base64", "bdb", "binascii", "bisect", "builtins", "bz2", "cProfile", "calendar", "cgi", "cgitb",
        "chunk", "cmath", "cmd", "code", "codecs", "codeop", "collections", "colorsys", "compileall", "concurrent",
        "configparser", "contextlib", "contextvars", "copy", "copyreg", "crypt", "csv", "ctypes", "curses",
        "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "distutils", "doctest", "email", "encodings",
        "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions",
        "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib", "grp",
        "gzip", "hashlib", "heapq", "hmac", "html", "http", "idlelib", "imaplib", "imghdr", "imp", "importlib",
        "inspect", "io", "ipaddress", "itertools", "json", "keyword", "lib2to3", "linecache", "locale", "logging",
        "lzma", "mailbox", "mailcap", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msilib", "msvcrt",
        "multiprocessing", "netrc", "nis", "nntplib", "nt", "ntpath", "nturl2path", "numbers", "opcode", "operator",
        "optparse", "os", "ossaudiodev", "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil", "platform",
        "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile",
        "pyclbr", "pydoc", "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline", "reprlib",
        "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "shelve", "shlex", "shutil",
        "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3", "sre_compile",
        "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string", "stringprep", "struct", "subprocess",
        "sunau", "symtable", "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib", "tempfile",
        "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter", "token", "tokenize", "tomllib",
        "trace", "traceback", "tracemalloc", "tty", "turtle", "turtledemo", "types", "typing", "unicodedata",
        "unittest", "urllib", "uu", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser", "winreg",
        "winsound", "wsgiref", "xdrlib", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
    };
    size_t len = strcspn(name, ".");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == len && !strncmp(known[i], name, len))
            return true;
    return false;
}

/* What to use instead, where there is something: of CPython's library and of the packages that programs about asyncio
 * import most. */
const char *import_instead_of(const char *name)
{
    static const struct { const char *module, *use; } known[] = {
        {"socketserver", "asyncio.start_server()"},
        {"subprocess", "asyncio.to_thread() with a function of your own"},
        {"http", "aiohttp, httpx or urllib.request"},
        {"ssl", "plain connections: the network is simulated"},
        {"pdb", "asyncourse view, which steps forwards and backwards"},
        {"tracemalloc", "gc.collect()"},
        {"resource", "time.perf_counter()"},
        {"pydoc", "help()"},
        {"code", "asyncourse repl"},
        {"codeop", "asyncourse repl"},
        {"imp", "importlib"},
        {"marshal", "pickle"},
        {"shelve", "pickle"},
        {"dbm", "pickle"},
        {"bz2", "the bytes as they are"},
        {"lzma", "the bytes as they are"},
        {"zipfile", "the bytes as they are"},
        {"tarfile", "the bytes as they are"},
        {"smtplib", "asyncio.open_connection()"},
        {"telnetlib", "asyncio.open_connection()"},
        {"ftplib", "asyncio.open_connection()"},
        {"asyncore", "asyncio"},
        {"asynchat", "asyncio"},
        {"xml", "json"},
        {"gzip", "the bytes as they are"},
        {"email", "a dict"},
        {"dis", "asyncourse view, which shows what runs"},
        {"sqlite3", "a dict, and asyncio.sleep() in place of the waiting"},
        {"cProfile", "time.perf_counter()"},
        {"profile", "time.perf_counter()"},
        {"readline", "input()"},
        {"curses", "print()"},
        {"tkinter", "print()"},
        {"aio_pika", "asyncio.Queue"},
        {"aiodns", "the names as they are: the network is simulated"},
        {"aiokafka", "asyncio.Queue"},
        {"aiopath", "pathlib or aiofiles"},
        {"aiopg", "asyncpg"},
        {"aioredis", "a dict, and asyncio.sleep() in place of the waiting"},
        {"aiosmtplib", "print()"},
        {"aiosqlite", "asyncpg or aiomysql with a world that has a database"},
        {"anyio", "asyncio's own TaskGroup and timeout()"},
        {"asyncssh", "asyncio.open_connection()"},
        {"backoff", "a loop with try and asyncio.sleep()"},
        {"celery", "asyncio.create_task()"},
        {"click", "argparse"},
        {"codetiming", "time.perf_counter()"},
        {"curio", "asyncio's own TaskGroup and timeout()"},
        {"django", "aiohttp.web"},
        {"fastapi", "aiohttp.web"},
        {"flask", "aiohttp.web"},
        {"gevent", "asyncio"},
        {"httptools", "str.split()"},
        {"loguru", "logging"},
        {"lxml", "bs4"},
        {"matplotlib", "print()"},
        {"motor", "asyncpg or aiomysql with a world that has a database"},
        {"numpy", "lists and math"},
        {"openai", "aiohttp with a world that answers"},
        {"orjson", "json"},
        {"pandas", "lists of dicts"},
        {"peewee", "asyncpg or aiomysql with a world that has a database"},
        {"playwright", "aiohttp with a world that answers"},
        {"psutil", "time.perf_counter()"},
        {"psycopg", "asyncpg"},
        {"psycopg2", "asyncpg"},
        {"pydantic", "dataclasses"},
        {"pytest", "unittest.IsolatedAsyncioTestCase"},
        {"pytest_asyncio", "unittest.IsolatedAsyncioTestCase"},
        {"quart", "aiohttp.web"},
        {"redis", "a dict, and asyncio.sleep() in place of the waiting"},
        {"rich", "print()"},
        {"sanic", "aiohttp.web"},
        {"selenium", "aiohttp with a world that answers"},
        {"sqlalchemy", "asyncpg or aiomysql with a world that has a database"},
        {"starlette", "aiohttp.web"},
        {"structlog", "logging"},
        {"tenacity", "a loop with try and asyncio.sleep()"},
        {"termcolor", "colorama"},
        {"tornado", "aiohttp.web"},
        {"trio", "asyncio's own TaskGroup and timeout()"},
        {"ujson", "json"},
        {"uvicorn", "aiohttp.web"},
        {"yaml", "json"},
        {"zmq", "asyncio.Queue"},
    };
    size_t len = strcspn(name, ".");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].module) == len && !strncmp(known[i].module, name, len))
            return known[i].use;
    return NULL;
}
