/* Modules: native ones, those of our own Python library, and sys.modules. */
#include "vm/interp.h"

#include "base/mem.h"
#include "lang/compile.h"
#include "lang/image.h"
#include "vm/builtins.h"
#include "vm/native.h"
#include "vm/seal.h"

#include <stdio.h>

typedef struct Source {
    const char *name;
    const CodeImage *image; /* or NULL, and its text */
    const char *text;
    size_t len;
    Program *program; /* once imported */
} Source;

struct Natives {
    const ModuleDef **defs;
    uint32_t ndefs, capdefs;
    Source *sources;
    uint32_t nsources, capsources;
    Program **kept; /* made while the program runs (vm_keep_program) */
    uint32_t nkept, capkept;
    uint64_t kept_bytes;    /* that they need, roughly */
    const Program **texts; /* the program's own, as they began to run: import_text_of() */
    uint32_t ntexts, captexts;
};

enum { KEPT_LEAST = 8192, KEPT_PER_CHAR = 32, MOST_KEPT = 64 << 20 };


static struct Natives *tables(VM *vm)
{
    if (!vm->natives)
        vm->natives = mem_zalloc(sizeof *vm->natives);
    return vm->natives;
}

void vm_register_module(VM *vm, const ModuleDef *def)
{
    struct Natives *n = tables(vm);
    MEM_GROW(n->defs, n->capdefs, n->ndefs + 1);
    n->defs[n->ndefs++] = def;
}

void vm_register_source(VM *vm, const char *name, const char *source, size_t len)
{
    struct Natives *n = tables(vm);
    MEM_GROW(n->sources, n->capsources, n->nsources + 1);
    n->sources[n->nsources++] = (Source){.name = name, .text = source, .len = len};
}

void vm_register_image(VM *vm, const char *name, const CodeImage *image)
{
    struct Natives *n = tables(vm);
    MEM_GROW(n->sources, n->capsources, n->nsources + 1);
    n->sources[n->nsources++] = (Source){.name = name, .image = image};
}

void natives_free(VM *vm)
{
    struct Natives *n = vm->natives;
    if (!n)
        return;
    for (uint32_t i = 0; i < n->nsources; i++)
        if (n->sources[i].program)
            program_free(n->sources[i].program);
    for (uint32_t i = 0; i < n->nkept; i++)
        program_free(n->kept[i]);
    mem_free(n->kept);
    mem_free(n->defs);
    mem_free(n->sources);
    mem_free(n->texts);
    mem_free(n);
    vm->natives = NULL;
}

bool vm_may_keep(VM *vm, uint64_t chars)
{
    struct Natives *n = tables(vm);
    if (chars > MOST_KEPT / KEPT_PER_CHAR || n->kept_bytes + KEPT_LEAST + chars * KEPT_PER_CHAR > MOST_KEPT)
        return RAISE(vm, MemoryError, "more than %d MiB of examples", MOST_KEPT >> 20);
    n->kept_bytes += KEPT_LEAST + chars * KEPT_PER_CHAR;
    return true;
}

void vm_keep_program(VM *vm, Program *p)
{
    struct Natives *n = tables(vm);
    MEM_GROW(n->kept, n->capkept, n->nkept + 1);
    n->kept[n->nkept++] = p;
}

/* There are hundreds of them, and most names differ at once. */
static bool is_name(const char *name, const char *wanted) { return *name == *wanted && !strcmp(name, wanted); }

static bool lies_in(const char *name, const char *package, size_t len)
{
    return *name == *package && !strncmp(name, package, len) && name[len] == '.';
}

/* The last registered wins, so that an upper floor may replace a module. */
static const ModuleDef *find_def(VM *vm, const char *name)
{
    struct Natives *n = tables(vm);
    for (uint32_t i = n->ndefs; i-- > 0;)
        if (is_name(n->defs[i]->name, name))
            return n->defs[i];
    return NULL;
}

static Source *find_source(VM *vm, const char *name)
{
    struct Natives *n = tables(vm);
    for (uint32_t i = n->nsources; i-- > 0;)
        if (is_name(n->sources[i].name, name))
            return &n->sources[i];
    return NULL;
}

/* ---- running a module's code ---- */

Func *root_function(VM *vm, Dict *globals, Str *module, const Program *p)
{
    if (dict_get_str(globals, vm->names->n___builtins__) == V_NULL) {
        Value b = dict_get_str(vm->modules, vm->names->n_builtins);
        dict_set_str(vm, globals, vm->names->n___builtins__, b == V_NULL ? V_NONE : b);
    }
    Func *fn = heap_alloc(vm, vm->types[KIND_FUNC], KIND_FUNC, sizeof *fn);
    fn->code = code_load(vm, p, p->root);
    fn->globals = globals;
    fn->names = fn->code->both;
    fn->doc = V_NONE;
    fn->module = from_obj(module);
    return fn;
}

Func *module_function(VM *vm, Module *m, const Program *p) { return root_function(vm, m->dict, m->name, p); }

/* Runs the root code with the module's names; *out is its value (None but for an expression). */
static bool run_root(VM *vm, Module *m, const Program *p, Value *out)
{
    if (vm->c_depth >= vm->limits.c_depth)
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded");
    Func *fn = module_function(vm, m, p);
    Frame *f = frame_new(vm, fn->code, m->dict);
    if (!frame_push(vm, f, ENTER_NATIVE)) {
        heap_drop_frame(vm, f);
        return false;
    }
    vm->c_depth++;
    bool ok = interp_run(vm, out);
    vm->c_depth--;
    return ok;
}

/* What is typed at a prompt has no file. */
static void note_text(VM *vm, const Program *p)
{
    if (!p->source || !*p->file || *p->file == '<' || p->root->flags & CODE_LIBRARY)
        return;
    struct Natives *n = tables(vm);
    MEM_GROW(n->texts, n->captexts, n->ntexts + 1);
    n->texts[n->ntexts++] = p;
}

const Program *import_text_of(VM *vm, const Str *file)
{
    struct Natives *n = tables(vm);
    for (uint32_t i = n->ntexts; i-- > 0;)
        if (str_is(file, n->texts[i]->file))
            return n->texts[i];
    return NULL;
}

bool module_run(VM *vm, Module *m, const Program *p)
{
    Value ignored;
    note_text(vm, p);
    if (p->root->doc)
        dict_set_str(vm, m->dict, vm->names->n___doc__, from_obj(str_c(vm, p->root->doc)));
    return run_root(vm, m, p, &ignored);
}

bool module_eval(VM *vm, Module *m, const Program *p, Value *out)
{
    return run_root(vm, m, p, out);
}

/* ---- import ---- */

static bool syntax_failed(VM *vm, const char *name, const SyntaxProblem *problem)
{
    return RAISE(vm, ImportError, "cannot compile module '%s': %s", name, problem->message);
}

static bool run_source(VM *vm, Source *s, Module *m)
{
    const char *name = s->name;
    if (!s->program && s->image) {
        s->program = image_load(s->image);
    } else if (!s->program) {
        Arena arena;
        SyntaxProblem problem = {0};
        Buf file;
        arena_init(&arena);
        buf_init(&file);
        buf_printf(&file, "<%s>", name);
        Program *p = compile_program(s->text, s->len, buf_text(&file), COMPILE_FILE, CODE_LIBRARY, &arena, &problem);
        if (!p)
            syntax_failed(vm, name, &problem);
        buf_deinit(&file);
        arena_deinit(&arena);
        if (!p)
            return false;
        s->program = p;
    }
    return module_run(vm, m, s->program);
}

/* What may have modules below it: whatever has a __path__. */
static bool has_path(VM *vm, Value package, bool *has)
{
    Value path = V_NULL;
    if (!attr_find(vm, package, vm->names->n___path__, &path)) /* a __getattr__ that fails */
        return false;
    *has = path != V_NULL;
    return true;
}

static bool raise_not_found(VM *vm, Value text, Value name)
{
    Value exc = exc_new(vm, vm->excs->ModuleNotFoundError, &text, 1);
    return exc_set_attr(vm, exc, vm->names->n_name, name) > 0 && vm_raise_value(vm, exc);
}

/* A package is a module that has, or whose name begins, other registered ones; and http, all of whose modules we lack. */
static bool is_package(VM *vm, const char *name)
{
    if (!strcmp(name, "http"))
        return true;
    struct Natives *n = tables(vm);
    size_t len = strlen(name);
    for (uint32_t i = 0; i < n->ndefs; i++)
        if (lies_in(n->defs[i]->name, name, len))
            return true;
    for (uint32_t i = 0; i < n->nsources; i++)
        if (lies_in(n->sources[i].name, name, len))
            return true;
    return false;
}

/* Does the table of missing names have it below a module of ours? A file of the program may have that module's name. */
static bool is_missing_below(VM *vm, const char *name)
{
    const char *dot = strrchr(name, '.');
    char *above = mem_strndup(name, (size_t)(dot - name));
    Value m = dict_get_str(vm->modules, str_intern(vm, above, strlen(above)));
    bool known = is_kind(m, KIND_MODULE) && dict_get_str(AS(Module, m)->dict, vm->names->n___file__) == V_NULL &&
                 missing_has(above, dot + 1);
    mem_free(above);
    return known;
}

/* Is it a module that others have? */
static bool others_have(VM *vm, const char *name)
{
    const char *dot = strrchr(name, '.');
    if (!dot)
        return import_is_stdlib(name) || import_instead_of(name);
    if (is_missing_below(vm, name))
        return true;
    char *package = mem_strndup(name, (size_t)(dot - name));
    bool known = !is_package(vm, package) && (import_is_stdlib(name) || import_instead_of(name));
    mem_free(package);
    return known;
}

/* stray: what is above it is no package. */
static bool not_found(VM *vm, const char *name, bool stray)
{
    Buf b;
    buf_init(&b);
    buf_printf(&b, "No module named '%s'", name);
    if (stray && !is_missing_below(vm, name)) {
        buf_printf(&b, "; '%.*s' is not a package", (int)(strrchr(name, '.') - name), name);
    } else if (stray || others_have(vm, name)) {
        const char *use = import_instead_of(name);
        buf_printf(&b, ": '%s' is not part of the course's Python%s%s", name, use ? "; use " : "", use ? use : "");
    }
    Value text = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return raise_not_found(vm, text, from_obj(str_c(vm, name)));
}

static bool is_ours(VM *vm, const char *name)
{
    return find_def(vm, name) || find_source(vm, name) || is_package(vm, name);
}

/* Modules of the program's own come before those of the library, but for the few that CPython has loaded before it looks
 * at any folder, and for folders without an __init__.py, which are what a name means when nothing else has it. */
static bool find_own(VM *vm, const char *name, OwnModule *own)
{
    static const char *const loaded[] = {"abc", "atexit", "builtins", "codecs", "errno", "gc", "io", "itertools", "marshal",
                                         "os", "posix", "site", "stat", "sys", "time"};
    for (size_t i = 0; i < sizeof loaded / sizeof *loaded; i++)
        if (!strcmp(loaded[i], name))
            return true;
    if (vm->hooks.find_module && !vm->hooks.find_module(vm->hooks.ctx, vm, name, own))
        return false;
    if (own->bare && (is_ours(vm, name) || (!strchr(name, '.') && import_is_stdlib(name))))
        *own = (OwnModule){0};
    return true;
}

static void name_own(VM *vm, Module *m, const OwnModule *own)
{
    module_set(vm, m, "__file__", own->bare ? V_NONE : from_obj(str_c(vm, own->program->file)));
    if (!own->package)
        return;
    List *path = list_new(vm, 1);
    char *dir = mem_strdup(own->program->file);
    char *end = strrchr(dir, '/');
    if (end && !strcmp(end, "/__init__.py"))
        *end = 0;
    list_append(vm, path, from_obj(str_c(vm, dir)));
    mem_free(dir);
    dict_set_str(vm, m->dict, vm->names->n___path__, from_obj(path));
}

static bool fill_module(VM *vm, Module *m, const char *name, const OwnModule *own)
{
    if (own->program) {
        name_own(vm, m, own);
        return own->bare || module_run(vm, m, own->program);
    }
    const ModuleDef *def = find_def(vm, name);
    Source *source = find_source(vm, name);
    if (def) {
        module_add_functions(vm, m, def->functions);
        if (def->setup && !def->setup(vm, m))
            return false;
    }
    return !source || run_source(vm, source, m);
}

/* What load_module holds while the module's code runs, which may take all of it from sys.modules: roots, for a module of
 * the program may do anything there, even run for ever. */
typedef struct ImportRun {
    struct ImportRun *back;
    Module *module;
    Str *key;
    Value parent; /* or V_NULL */
} ImportRun;

void imports_mark(VM *vm)
{
    for (const ImportRun *r = vm->imports; r; r = r->back) {
        heap_mark_obj(vm, r->module);
        heap_mark_obj(vm, r->key);
        heap_mark(vm, r->parent);
    }
}

static bool load_module(VM *vm, const char *name, Str *key, bool for_program, Value parent, Value *out)
{
    OwnModule own = {0};
    bool below = true;
    if (parent != V_NULL && !has_path(vm, parent, &below))
        return false;
    if (!below)
        return not_found(vm, name, true);
    if (for_program && !find_own(vm, name, &own))
        return false;
    bool package = own.program ? own.package : is_package(vm, name);
    if (!own.program && !is_ours(vm, name))
        return not_found(vm, name, false);
    Module *m = module_new(vm, name);
    if (package) {
        dict_set_str(vm, m->dict, vm->names->n___path__, from_obj(list_new(vm, 0)));
        dict_set_str(vm, m->dict, vm->names->n___package__, from_obj(m->name));
    }
    uint32_t sealed = vm->modules->sealed; /* importing is no tampering */
    vm->modules->sealed = 0;
    dict_set_str(vm, vm->modules, key, from_obj(m)); /* before it runs: circular imports find it half-made */
    m->loading = true;
    ImportRun run = {vm->imports, m, key, parent};
    vm->imports = &run;
    bool filled = fill_module(vm, m, name, &own);
    vm->imports = run.back;
    m->loading = false;
    if (!filled)
        dict_del_str(vm, vm->modules, key);
    vm->modules->sealed = sealed;
    if (!filled)
        return false;
    seal_module(vm, m);
    *out = dict_get_str(vm->modules, key); /* a module may replace itself, but not go */
    Value gone = from_obj(key);
    return *out != V_NULL || vm_raise_args(vm, vm->excs->KeyError, &gone, 1);
}

/* One step of a dotted name: name[0..len) is loaded already up to its last dot (`parent`). The last one may not be
 * None, which stands for a module that shall not be imported; what is below another None is not a package. */
static bool import_part(VM *vm, const char *name, size_t len, bool for_program, Value parent, Value *out)
{
    Str *key = str_intern(vm, name, len);
    if (vm->sealed)
        seal_check_import(vm, key);
    *out = dict_get_str(vm->modules, key);
    if (*out == V_NONE && !name[len]) {
        Buf b;
        buf_init(&b);
        buf_printf(&b, "import of %s halted; None in sys.modules", name);
        Value text = value_str_from_buf(vm, &b);
        buf_deinit(&b);
        return raise_not_found(vm, text, from_obj(key));
    }
    if (*out != V_NULL)
        return true;
    char *part = mem_strndup(name, len);
    bool ok = part[len - 1] != '.' ? load_module(vm, part, key, for_program, parent, out) : not_found(vm, part, false);
    const char *dot = strrchr(part, '.');
    if (ok && dot && parent != V_NULL)
        ok = attr_set(vm, parent, str_intern(vm, dot + 1, strlen(dot + 1)), *out);
    mem_free(part);
    return ok;
}

static bool import_dotted(VM *vm, const char *name, bool for_program, Value *module)
{
    Value parent = V_NULL, m = V_NULL;
    if (!*name)
        return RAISE(vm, ValueError, "Empty module name");
    if (*name == '.')
        return RAISE(vm, ImportError, "attempted relative import with no known parent package");
    for (const char *end = strchr(name, '.');; end = strchr(end + 1, '.')) {
        size_t len = end ? (size_t)(end - name) : strlen(name);
        if (!import_part(vm, name, len, for_program, parent, &m))
            return false;
        parent = m;
        if (!end)
            break;
    }
    *module = m;
    return true;
}

/* Asked by C, which may hold what nothing else does. */
static bool import_for_c(VM *vm, const char *name, bool for_program, Value *module)
{
    vm->nested++;
    bool ok = import_dotted(vm, name, for_program, module);
    vm->nested--;
    return ok;
}

bool vm_import(VM *vm, const char *name, Value *module) { return import_for_c(vm, name, false, module); }

/* ---- the import statement ---- */

/* ".cart" in a module of the package "shop" is "shop.cart". CPython: Python/import.c, resolve_name. */
static bool absolute_name(VM *vm, Dict *globals, const char *name, Buf *out)
{
    Value package = dict_get_str(globals, vm->names->n___package__);
    size_t up = strspn(name, ".");
    if (!is_str(package) || !AS(Str, package)->len)
        return RAISE(vm, ImportError, "attempted relative import with no known parent package");
    str_to_buf(AS(Str, package), out);
    for (; up > 1; up--) {
        const char *dot = strrchr(buf_text(out), '.');
        if (!dot)
            return RAISE(vm, ImportError, "attempted relative import beyond top-level package");
        buf_cut(out, (size_t)(dot - buf_text(out)));
    }
    name += strspn(name, ".");
    if (*name)
        buf_printf(out, ".%s", name);
    return true;
}

bool import_name(VM *vm, Str *name, bool root, Value *out)
{
    Buf full;
    buf_init(&full);
    bool for_program = !(vm->frame->code->code->flags & CODE_LIBRARY), ok = true;
    if (name->len && str_at(name, 0) == '.') {
        char *text = str_dup(name);
        ok = absolute_name(vm, vm->frame->globals, text, &full);
        mem_free(text);
    } else
        str_to_buf(name, &full);
    ok = ok && import_dotted(vm, buf_text(&full), for_program, out);
    const char *dot = ok && root ? strchr(buf_text(&full), '.') : NULL;
    if (dot) {
        buf_cut(&full, (size_t)(dot - buf_text(&full)));
        ok = import_dotted(vm, buf_text(&full), for_program, out);
    }
    buf_deinit(&full);
    return ok;
}

bool vm_import_function(VM *vm, const char *module, const char *name, Value *fn)
{
    Value m;
    if (!vm_import(vm, module, &m))
        return false;
    *fn = is_kind(m, KIND_MODULE) ? dict_get_str(AS(Module, m)->dict, str_intern(vm, name, strlen(name))) : V_NULL;
    return *fn != V_NULL || RAISE(vm, SystemError, "%s has no %s", module, name);
}

static void module_label(VM *vm, Value module, Buf *b)
{
    Value name = V_NULL;
    if (is_kind(module, KIND_MODULE))
        name = dict_get_str(AS(Module, module)->dict, vm->names->n___name__);
    if (is_str(name))
        str_to_buf(AS(Str, name), b);
    else
        buf_str(b, "<unknown module name>");
}

/* from package import submodule: the submodule may not be loaded yet. */
static bool import_submodule(VM *vm, Value module, const char *package, Str *name, Value *out)
{
    bool below;
    *out = V_NULL;
    if (!has_path(vm, module, &below))
        return false;
    if (!below)
        return true;
    Buf full;
    buf_init(&full);
    buf_printf(&full, "%s.", package);
    str_to_buf(name, &full);
    bool for_program = !(vm->frame->code->code->flags & CODE_LIBRARY);
    OwnModule own = {0};
    bool ok = !for_program || find_own(vm, buf_text(&full), &own);
    if (ok && (own.program || is_ours(vm, buf_text(&full))))
        ok = import_for_c(vm, buf_text(&full), for_program, out);
    buf_deinit(&full);
    return ok;
}

/* Why a module of the library does not have a name, where its __getattr__ says that; else NULL. mem_free it. */
static char *reason_of(VM *vm, Value module, Str *name)
{
    Value v;
    if (attr_get(vm, module, name, &v) || vm->exc == V_NULL || !type_is_subtype(type_of(vm, vm->exc), vm->excs->AttributeError))
        return NULL;
    Tuple *args = AS(Tuple, AS(Exc, vm->exc)->args);
    char *text = args->len > 0 && is_str(args->items[0]) ? str_dup(AS(Str, args->items[0])) : NULL;
    if (text && !strstr(text, "not part of the course's Python")) {
        mem_free(text);
        text = NULL;
    }
    return text;
}

/* CPython: Python/ceval.c, import_from. */
static bool no_such_name(VM *vm, Value module, Str *name, const char *label)
{
    Value file = is_kind(module, KIND_MODULE) ? dict_get_str(AS(Module, module)->dict, vm->names->n___file__) : V_NULL;
    bool loading = is_kind(module, KIND_MODULE) && AS(Module, module)->loading;
    char *reason = is_kind(module, KIND_MODULE) && file == V_NULL ? reason_of(vm, module, name) : NULL;
    if (reason) {
        vm->exc = V_NULL;
        RAISE(vm, ImportError, "%s", reason);
        mem_free(reason);
        return false;
    }
    vm->exc = V_NULL;
    char *text = str_dup(name), *where = is_str(file) ? str_dup(AS(Str, file)) : NULL;
    RAISE(vm, ImportError, "cannot import name '%s' from %s'%s'%s (%s)", text,
          where && loading ? "partially initialized module " : "", label,
          where && loading ? " (most likely due to a circular import)" : "", where ? where : "unknown location");
    mem_free(text);
    mem_free(where);
    Value exc = exc_take(vm), of = from_obj(str_c(vm, label));
    if (exc_set_attr(vm, exc, vm->names->n_name, of) < 0 ||
        exc_set_attr(vm, exc, str_intern(vm, "path", 4), is_str(file) ? file : V_NONE) < 0)
        return false;
    return vm_raise_value(vm, exc);
}

bool import_from(VM *vm, Value module, Str *name, Value *out)
{
    if (!attr_find(vm, module, name, out))
        return false;
    if (*out != V_NULL)
        return true;
    Buf label;
    buf_init(&label);
    module_label(vm, module, &label);
    bool ok = import_submodule(vm, module, buf_text(&label), name, out);
    if (ok && *out == V_NULL)
        ok = no_such_name(vm, module, name, buf_text(&label));
    buf_deinit(&label);
    return ok;
}

/* The submodules that a fromlist names; what is no module is looked for by who asked. Other modules have none. */
static bool load_listed(VM *vm, const char *package, Value fromlist, Value module)
{
    List *names;
    Value path;
    if (!attr_find(vm, module, str_intern(vm, "__path__", 8), &path) || (path != V_NULL && !op_list(vm, fromlist, &names)))
        return false;
    if (path == V_NULL)
        return true;
    for (int64_t i = 0; i < names->len; i++) {
        Value found;
        if (!is_str(names->items[i]))
            return RAISE(vm, TypeError, "Item in ``from list'' must be str, not %s", type_name(vm, names->items[i]));
        if (!attr_find(vm, module, AS(Str, names->items[i]), &found) ||
            (found == V_NULL && !import_submodule(vm, module, package, AS(Str, names->items[i]), &found)))
            return false;
    }
    return true;
}

/* Our library calls it for modules of its own, and for what a program has named: mock.patch("shop.price"). */
static bool is_called_for_program(VM *vm, const char *name)
{
    char *top = mem_strndup(name, strcspn(name, "."));
    bool ours = find_def(vm, top) || find_source(vm, top) || is_package(vm, top);
    mem_free(top);
    return !(vm->frame->code->code->flags & CODE_LIBRARY) || !ours;
}

bool import_called(VM *vm, Str *name, int64_t level, Dict *globals, Value fromlist, Value *out)
{
    enum { MAX_DOTS = 1000 }; /* more than any package has parents */
    Buf full;
    buf_init(&full);
    bool ok = true;
    if (level > 0) {
        Buf dotted;
        buf_init(&dotted);
        for (int64_t i = 0; i < level && i < MAX_DOTS; i++)
            buf_char(&dotted, '.');
        str_to_buf(name, &dotted);
        ok = absolute_name(vm, globals, buf_text(&dotted), &full);
        buf_deinit(&dotted);
    } else {
        str_to_buf(name, &full);
    }
    bool for_program = is_called_for_program(vm, buf_text(&full));
    ok = ok && import_for_c(vm, buf_text(&full), for_program, out);
    const char *dot = ok && fromlist == V_NULL && level == 0 ? strchr(buf_text(&full), '.') : NULL;
    if (dot) {
        buf_cut(&full, (size_t)(dot - buf_text(&full)));
        ok = import_for_c(vm, buf_text(&full), for_program, out);
    }
    ok = ok && (fromlist == V_NULL || load_listed(vm, buf_text(&full), fromlist, *out));
    buf_deinit(&full);
    return ok;
}

/* One of __all__: what the module has, else a module of that package. */
static bool star_name(VM *vm, Value module, Str *name, Value *v)
{
    if (!attr_find(vm, module, name, v) || *v != V_NULL)
        return *v != V_NULL;
    Buf label;
    buf_init(&label);
    module_label(vm, module, &label);
    bool ok = import_submodule(vm, module, buf_text(&label), name, v);
    buf_deinit(&label);
    return ok && (*v != V_NULL || attr_get(vm, module, name, v)); /* which says what is missing */
}

static bool star_names(VM *vm, Value module, Value all, Dict *into)
{
    List *names;
    char complaint[160];
    snprintf(complaint, sizeof complaint, "'%s' object does not support indexing", type_name(vm, all));
    if (!op_sequence(vm, all, complaint, &names))
        return false;
    for (int64_t i = 0; i < names->len; i++) {
        if (!is_str(names->items[i])) {
            Buf label;
            buf_init(&label);
            module_label(vm, module, &label);
            RAISE(vm, TypeError, "Item in %s.__all__ must be str, not %s", buf_text(&label), type_name(vm, names->items[i]));
            buf_deinit(&label);
            return false;
        }
        /* Public is what the module says, even with an underscore: no read for seal_check_read. */
        Value v = is_kind(module, KIND_MODULE) ? dict_get_str(AS(Module, module)->dict, AS(Str, names->items[i])) : V_NULL;
        if (v == V_NULL && !star_name(vm, module, AS(Str, names->items[i]), &v))
            return false;
        dict_set_str(vm, into, AS(Str, names->items[i]), v);
    }
    return true;
}

bool import_star(VM *vm, Value module, Dict *into)
{
    Value all;
    uint32_t pos = 0;
    DictEntry *e;
    if (!attr_find(vm, module, vm->names->n___all__, &all))
        return false;
    if (all != V_NULL)
        return star_names(vm, module, all, into);
    if (!is_kind(module, KIND_MODULE))
        return RAISE(vm, ImportError, "from-import-* object has no __dict__ and no __all__");
    while (dict_next(AS(Module, module)->dict, &pos, &e)) {
        Str *name = AS(Str, e->key);
        if (is_str(e->key) && !(name->len && str_at(name, 0) == '_'))
            dict_set_str(vm, into, name, e->value);
    }
    return true;
}

/* ---- _imp: what the module importlib asks for ---- */

/* find(name) -> (file or None, is it a package), without running it; None: there is no such module. Its parents are
 * imported already. */
static bool imp_find(VM *vm, Args *a, Value *out)
{
    OwnModule own = {0};
    Value v[2] = {V_NONE, V_FALSE};
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "find() takes a name");
    char *name = str_dup(AS(Str, a->v[0]));
    bool ok = find_own(vm, name, &own);
    bool package = own.program ? own.package : is_package(vm, name), found = own.program || is_ours(vm, name);
    mem_free(name);
    if (own.program && !own.bare)
        v[0] = from_obj(str_c(vm, own.program->file));
    v[1] = from_bool(package);
    *out = ok && found ? from_obj(tuple_of(vm, v, 2)) : V_NONE;
    return ok;
}

/* run_again(module): a module of the program runs in its old names; one of the library stays as it is. */
static bool imp_run_again(VM *vm, Args *a, Value *out)
{
    OwnModule own = {0};
    *out = V_NONE;
    if (!is_kind(a->v[0], KIND_MODULE))
        return RAISE(vm, TypeError, "run_again() takes a module");
    Module *m = AS(Module, a->v[0]);
    char *name = str_dup(m->name);
    bool ok = find_own(vm, name, &own);
    mem_free(name);
    return ok && (!own.program || own.bare || module_run(vm, m, own.program));
}

static const NativeDef imp_functions[] = {{"find", imp_find, 1, 1, 0}, {"run_again", imp_run_again, 1, 1, 0}, {0}};
const ModuleDef module_imp = {"_imp", imp_functions, NULL};
