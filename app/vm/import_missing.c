/* What is said of modules, and of names in modules and classes, that others have and we do not. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/missing_names.inc"
#include "vm/native.h"

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
        {"http", "aiohttp, httpx or urllib.request"},
        {"pdb", "asyncourse view, which steps forwards and backwards"},
        {"tracemalloc", "gc.collect()"},
        {"resource", "time.perf_counter()"},
        {"pydoc", "help()"},
        {"code", "asyncourse repl"},
        {"codeop", "asyncourse repl"},
        {"imp", "importlib"},
        {"marshal", "pickle"},
        {"bz2", "the bytes as they are"},
        {"lzma", "the bytes as they are"},
        {"zipfile", "the bytes as they are"},
        {"tarfile", "the bytes as they are"},
        {"smtplib", "asyncio.open_connection()"},
        {"telnetlib", "asyncio.open_connection()"},
        {"ftplib", "asyncio.open_connection()"},
        {"asyncore", "asyncio"},
        {"asynchat", "asyncio"},
        {"xml", "xml.etree.ElementTree"},
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

/* The names are words of the table's rows, each of which begins with their owner. */
static bool row_has(const char *row, const char *owner, const char *name)
{
    size_t len = strlen(owner), word = strlen(name);
    if (strncmp(row, owner, len) || row[len] != ' ')
        return false;
    for (const char *at = row + len; *at; at += strcspn(at, " ")) {
        at++;
        if (!strncmp(at, name, word) && (at[word] == ' ' || !at[word]))
            return true;
    }
    return false;
}

bool missing_has(const char *owner, const char *name)
{
    for (size_t i = 0; i < sizeof missing_names / sizeof *missing_names; i++)
        if (row_has(missing_names[i], owner, name))
            return true;
    return false;
}

/* Why a module's missing names are missing, or what to use in their place. */
static const char *missing_because(const char *module)
{
    static const struct { const char *module, *words; } known[] = {
        {"ast", "of ast there is literal_eval()"},
        {"asyncio", "processes and encrypted connections are left out"},
        {"difflib", "use unified_diff()"},
        {"doctest", "use doctest.testmod()"},
        {"email", "of email there are the dates of email.utils"},
        {"email.utils", "it has dates and formataddr()"},
        {"gc", "what is collected when is not shown"},
        {"http", "use aiohttp, httpx or urllib.request"},
        {"importlib", "use import_module()"},
        {"importlib.util", "use importlib.import_module()"},
        {"io", "use open()"},
        {"logging.config", "use dictConfig()"},
        {"logging.handlers", "nobody listens outside of the program"},
        {"multiprocessing", "use concurrent.futures.ProcessPoolExecutor"},
        {"os", "programs here have a disk of their own and no processes"},
        {"shutil", "programs here have a disk of their own"},
        {"signal", "signals come from the program itself"},
        {"socket", "the network is simulated"},
        {"ssl", "use plain connections: the network is simulated"},
        {"subprocess", "use asyncio.to_thread() with a function of your own"},
        {"tempfile", "use NamedTemporaryFile() or TemporaryDirectory()"},
        {"urllib.request", "use urlopen() with a Request"},
        {"zlib", "use the bytes as they are"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(known[i].module, module))
            return known[i].words;
    return NULL;
}

/* The program may have a module of that name, with a file. Some classes are of modules that nobody can import. */
static bool is_of_library(VM *vm, Value module)
{
    return module == V_NULL ||
           (is_kind(module, KIND_MODULE) && dict_get_str(AS(Module, module)->dict, vm->names->n___file__) == V_NULL);
}

static bool refuse(VM *vm, const char *owner, Str *name, const char *text)
{
    const char *why = missing_because(owner), *shown = strncmp(owner, "builtins.", 9) ? owner : owner + 9;
    RAISE(vm, AttributeError, "%s.%s is not part of the course's Python%s%s", shown, text, why ? ": " : "", why ? why : "");
    AS(Exc, vm->exc)->extra[0] = from_obj(name); /* without its owner: nothing else is meant */
    return true;
}

static bool refuse_of_class(VM *vm, Type *t, Str *name, const char *text)
{
    bool refused = false;
    if (!t->module || !is_of_library(vm, dict_get_str(vm->modules, t->module)))
        return false;
    Buf owner;
    buf_init(&owner);
    str_to_buf(t->module, &owner);
    buf_char(&owner, '.');
    str_to_buf(t->qualname, &owner);
    if (missing_has(buf_text(&owner), text))
        refused = refuse(vm, buf_text(&owner), name, text);
    buf_deinit(&owner);
    return refused;
}

bool missing_refuse(VM *vm, Value o, Str *name)
{
    bool refused = false;
    char *text = str_dup(name);
    if (is_kind(o, KIND_MODULE)) {
        Value module = dict_get_str(AS(Module, o)->dict, vm->names->n___name__); /* os.path is posixpath */
        if (is_str(module) && is_of_library(vm, o) && missing_has(AS(Str, module)->data, text))
            refused = refuse(vm, AS(Str, module)->data, name, text);
    } else {
        Tuple *mro = is_type(o) ? AS(Type, o)->mro : type_of(vm, o)->mro;
        for (int64_t i = 0; mro && !refused && i < mro->len; i++)
            refused = refuse_of_class(vm, AS(Type, mro->items[i]), name, text);
    }
    mem_free(text);
    return refused;
}
