/* One interpreter: made, run, freed. */
#include "vm/frames.h"
#include "vm/vm.h"

#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/str_methods.h"

VM *vm_new(const Limits *limits, const Hooks *hooks, uint64_t random_seed)
{
    VM *vm = mem_zalloc(sizeof *vm);
    vm->limits = *limits;
    vm->int_digits = INT_DIGITS;
    vm->gc_threshold[0] = 700, vm->gc_threshold[1] = vm->gc_threshold[2] = 10;
#ifdef ASYNCOURSE_GC_STRESS
    if (!vm->limits.collect_every)
        vm->limits.collect_every = 1;
#endif
    if (hooks)
        vm->hooks = *hooks;
    vm->random_seed = random_seed;
    vm->next_serial = 1;
    vm->heap = heap_new(vm);
    dropped_init(vm);
    weakrefs_init(vm);
    types_bootstrap(vm);
    strings_init(vm);
    types_name_first(vm);
    types_install(vm);
    excs_install(vm);
    natural_install_excs(vm);
    vm->builtins = dict_new(vm);
    vm->modules = dict_new(vm);
    builtins_install(vm);
    frames_install(vm);
    vm->heap_check = vm->limits.collect_every != 0;
    return vm;
}

static void drop_frames(VM *vm)
{
    while (vm->frame) {
        Frame *f = vm->frame;
        vm->frame = f->back;
        if (!frame_gen(f))
            heap_drop_frame(vm, f);
    }
}

void vm_free(VM *vm)
{
    drop_frames(vm);
    heap_sweep_everything(vm);
    extra_free(vm);
    natives_free(vm);
    strings_free(vm);
    heap_free(vm->heap);
    dropped_free(vm);
    code_copies_free(vm);
    mem_free(vm->iter_types);
    weakrefs_free(vm);
    mem_free(vm->excs);
    mem_free(vm);
}

void vm_open_main(VM *vm, const char *file)
{
    Module *m = module_new(vm, "__main__");
    vm->main_module = from_obj(m);
    dict_set_str(vm, vm->modules, m->name, vm->main_module);
    if (*file == '<') { /* a prompt has no file */
        module_set(vm, m, "__file__", from_obj(str_c(vm, file)));
        return;
    }
    module_set(vm, m, "__package__", V_NONE);
    module_set(vm, m, "__annotations__", from_obj(dict_new(vm)));
    module_set(vm, m, "__builtins__", dict_get_str(vm->modules, vm->names->n_builtins));
    module_set(vm, m, "__file__", from_obj(str_c(vm, file)));
    module_set(vm, m, "__cached__", V_NONE);
}

bool vm_run_main(VM *vm, const Program *p)
{
    return module_run(vm, AS(Module, vm->main_module), p);
}

Value vm_main_function(VM *vm, const Program *p)
{
    return from_obj(module_function(vm, AS(Module, vm->main_module), p));
}

bool vm_eval_main(VM *vm, const Program *p, Value *out)
{
    return module_eval(vm, AS(Module, vm->main_module), p, out);
}

/* What a text or a list may take, however much there is: a slip of the pen must not fill the machine's memory. */
enum { MOST_AT_ONCE = 256 << 20 };

bool vm_may_allocate(VM *vm, size_t size)
{
    if (size > MOST_AT_ONCE || size > vm->limits.heap || heap_bytes(vm) + size > vm->limits.heap)
        return vm_no_memory(vm);
    return vm_charge(vm, size / 64); /* whoever asks will fill it */
}

static bool interrupted(VM *vm, bool spent)
{
    if (!vm->hooks.interrupt || !vm->hooks.interrupt(vm->hooks.ctx, vm, spent))
        return false;
    Frame *f = vm->frame;
    if (f && f->ip == f->code->code->ops)
        f->ip++; /* it was about to start: its first instruction raises */
    return true;
}

__attribute__((noinline)) bool vm_fuel_spent(VM *vm) /* it stands in each loop of C, as one call */
{
    if (interrupted(vm, true))
        return false;
    return vm->instr + vm->fuel_used <= vm->limits.fuel || vm_stop(vm, STOP_FUEL);
}

/* The fuel is looked at here, not at every instruction. */
static bool check_fuel(VM *vm)
{
    if (vm->limits.fuel == UINT64_MAX) {
        vm->next_check = UINT64_MAX;
        return true;
    }
    if (interrupted(vm, false))
        return false;
    if (vm->instr + vm->fuel_used > vm->limits.fuel)
        return vm_fuel_spent(vm);
    vm->next_check = vm->instr + 1000;
    return true;
}

/* Is this one of the safepoints at which tests collect? In a long program they become rarer: every 1,024 the distance
 * doubles, or thousands of tasks marked thousands of times would take for ever. */
static bool is_test_point(VM *vm)
{
    uint32_t n = vm->safepoints++, doublings = n / 1024 < 16 ? n / 1024 : 16;
    return n % (vm->limits.collect_every << doublings) == 0;
}

bool vm_heap_overrun(VM *vm)
{
    return heap_bytes(vm) / 2 > vm->limits.heap && !vm_stop(vm, STOP_HEAP);
}

bool safepoint(VM *vm)
{
    if (vm->heap_check && !vm->nested) {
        if (heap_is_due(vm)) {
            heap_collect(vm);
            if (heap_bytes(vm) > vm->limits.heap)
                return vm_stop(vm, STOP_HEAP);
        } else if (vm->limits.collect_every && is_test_point(vm)) {
            heap_collect_silently(vm);
        }
    } else if (vm->heap_check && vm_heap_overrun(vm)) { /* below a native nothing is collected */
        return false;
    }
    return vm->instr <= vm->next_check || check_fuel(vm);
}

static bool has_surrogate(const char *s, size_t len)
{
    for (const char *end = s + len; (s = memchr(s, 0xED, (size_t)(end - s))) != NULL; s++)
        if (end - s > 1 && (unsigned char)s[1] >= 0xA0)
            return true;
    return false;
}

/* Lone surrogates have no UTF-8: as in CPython, stdout refuses them and stderr shows them escaped. */
static bool write_surrogates(VM *vm, int stream, const char *s, size_t len)
{
    Buf copy;
    Value bytes, how = V_NULL;
    buf_init(&copy);
    buf_bytes(&copy, s, len);
    Value text = value_str_from_buf(vm, &copy);
    if (stream == 2)
        how = from_obj(str_c(vm, "backslashreplace"));
    return str_encode(vm, AS(Str, text), V_NULL, how, &bytes) &&
           vm_write(vm, stream, (const char *)AS(Bytes, bytes)->data, (size_t)AS(Bytes, bytes)->len);
}

bool vm_write(VM *vm, int stream, const char *s, size_t len)
{
    if (has_surrogate(s, len))
        return write_surrogates(vm, stream, s, len);
    vm->output_used += len;
    if (vm->output_used > vm->limits.output)
        return vm_stop(vm, STOP_OUTPUT);
    if (vm->hooks.output && !vm->hooks.output(vm->hooks.ctx, vm, stream, s, len))
        return vm_stop(vm, STOP_WRITE);
    return true;
}

bool vm_flush(VM *vm, int stream)
{
    return !vm->hooks.output || vm->hooks.output(vm->hooks.ctx, vm, stream, NULL, 0) || vm_stop(vm, STOP_WRITE);
}

/* Nobody asks for the rest, which vm_free takes away. */
static bool would_anyone_speak(VM *vm)
{
    return vm->nwatched || heap_has_unawaited(vm) ||
           (vm->hooks.has_last_words && vm->hooks.has_last_words(vm->hooks.ctx, vm));
}

/* What only the main module knew says its last words; finalizers still find all names of the module. */
static void last_words(VM *vm, Dict *names)
{
    heap_collect(vm);
    if (names && dropped_is_due(vm)) {
        dict_update(vm, names, from_obj(vm->last_names));
        dropped_finalize(vm);
        dict_clear(vm, names);
        vm->last_names = NULL;
        heap_collect(vm);
    }
    dropped_finalize(vm);
}

void vm_end(VM *vm)
{
    /* CPython clears the main module first; coroutines that only it knew die then, unawaited */
    Dict *names = is_kind(vm->main_module, KIND_MODULE) ? AS(Module, vm->main_module)->dict : NULL;
    if (names) {
        vm->last_names = dict_copy(vm, names);
        dropped_let_names_go(vm, names);
        names->sealed = 0;
        dict_clear(vm, names);
    }
    vm->ending = true;
    if (would_anyone_speak(vm))
        last_words(vm, names);
    vm->last_names = NULL;
}
