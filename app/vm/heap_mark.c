#include "vm/heap_int.h"

#include "base/check.h"
#include "base/mem.h"
#include "vm/interp.h"

static void note_reached(Heap *h, Obj *o)
{
    o->mark = h->epoch;
    if (o->size_class != LARGE_CLASS) {
        slab_of(o)->reached = h->epoch;
        h->reached_bytes += (size_t)o->size_class * STEP;
    }
}

void heap_mark_obj(VM *vm, void *p)
{
    Heap *h = vm->heap;
    Obj *o = p;
    if (!o || o->mark == h->epoch)
        return;
    ASSERT(o->kind != FREE_KIND);
    if (!h->listing)
        note_reached(h, o);
    MEM_GROW(h->work, h->capwork, h->nwork + 1);
    h->work[h->nwork++] = o;
}

void heap_mark(VM *vm, Value v)
{
    if (is_obj(v))
        heap_mark_obj(vm, as_obj(v));
}

static void mark_values(VM *vm, const Value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        heap_mark(vm, v[i]);
}

static void mark_frame(VM *vm, Frame *f)
{
    Gen *g = frame_gen(f);
    heap_mark_obj(vm, f->code);
    heap_mark_obj(vm, f->globals);
    heap_mark_obj(vm, g);
    heap_mark_obj(vm, f->root); /* or class_names */
    heap_mark(vm, f->handled);
    if (g ? g->shown : (f->size_class & FRAME_SHOWN) != 0)
        heap_mark_obj(vm, f->view);
    mark_values(vm, f->slots, (size_t)(f->sp - f->slots) + f->kept);
}

/* What has ended is its variables; of a generator nobody knows any more who asked it last. A listing tells each that
 * knows the frame what it holds, and leaves the frame's own mark alone. */
void heap_mark_frame(VM *vm, Frame *f)
{
    for (; f && f->enter == ENTER_ENDED && f->mark != vm->heap->epoch; f = f->back) {
        if (!vm->heap->listing)
            f->mark = vm->heap->epoch;
        heap_mark_obj(vm, f->code);
        heap_mark_obj(vm, f->globals);
        heap_mark_obj(vm, f->class_names);
        heap_mark_obj(vm, f->view);
        mark_values(vm, f->slots, (size_t)(f->sp - f->slots));
    }
    if (!f || f->enter == ENTER_ENDED)
        return;
    const Gen *g = frame_gen(f);
    if (!g || g->gstate != GEN_CLOSED) {
        mark_frame(vm, f);
        return;
    }
    heap_mark_obj(vm, (Obj *)(uintptr_t)&g->o);
    heap_mark_obj(vm, f->globals);
    heap_mark_obj(vm, f->view);
    mark_values(vm, f->slots, (size_t)f->code->code->nlocals + f->code->code->nfree);
}

void heap_mark_chain(VM *vm, Frame *top)
{
    for (Frame *f = top; f; f = f->back)
        mark_frame(vm, f);
}

static void mark_gen(VM *vm, Gen *g)
{
    if (gen_frame(g))
        mark_frame(vm, gen_frame(g));
    /* inner frames of a suspended chain belong to Gens that sit on the stacks of the frames that await them */
    heap_mark_obj(vm, gen_awaited_by(g));
    heap_mark_obj(vm, g->names);
    if (gen_has_code(g))
        heap_mark_obj(vm, gen_frame_of(g)->code);
    else
        mark_values(vm, gen_state(g), ((size_t)g->o.size_class * STEP - offsetof(Gen, state)) / sizeof(Value));
}

static void mark_code(VM *vm, CodeObj *c)
{
    if (c->consts)
        mark_values(vm, c->consts, c->code->nconsts);
    for (uint32_t i = 0; c->caches && i < c->code->ncaches; i++)
        heap_mark(vm, c->caches[i].value);
    heap_mark_obj(vm, c->name);
    heap_mark_obj(vm, c->qualname);
    heap_mark_obj(vm, c->both);
}

static void mark_type(VM *vm, Type *t)
{
    heap_mark_obj(vm, t->name);
    heap_mark_obj(vm, t->qualname);
    heap_mark_obj(vm, t->module);
    heap_mark_obj(vm, t->base);
    heap_mark_obj(vm, t->bases);
    heap_mark_obj(vm, t->mro);
    heap_mark_obj(vm, t->dict);
    mark_values(vm, t->subclasses, t->nsubclasses);
    if (t->special_version == t->version)
        mark_values(vm, t->special, SP_COUNT);
}

static void mark_func(VM *vm, Func *f)
{
    heap_mark_obj(vm, f->code);
    heap_mark_obj(vm, f->globals);
    heap_mark_obj(vm, f->closure);
    heap_mark_obj(vm, f->defaults);
    heap_mark_obj(vm, f->kwdefaults);
    heap_mark_obj(vm, f->annotations);
    heap_mark_obj(vm, f->dict);
    heap_mark_obj(vm, f->names);
    heap_mark(vm, f->doc);
    heap_mark(vm, f->module);
}

static void mark_exc(VM *vm, Exc *e)
{
    heap_mark_obj(vm, e->dict);
    heap_mark(vm, e->args);
    heap_mark(vm, e->cause);
    heap_mark(vm, e->context);
    heap_mark(vm, e->traceback);
    mark_values(vm, e->extra, 4);
}

static void mark_small(VM *vm, Obj *o)
{
    switch ((Kind)o->kind) {
    case KIND_NATIVE:
        heap_mark_obj(vm, ((Native *)o)->owner);
        heap_mark(vm, ((Native *)o)->self);
        heap_mark(vm, ((Native *)o)->module);
        break;
    case KIND_METHOD:
        heap_mark(vm, ((Method *)o)->func);
        heap_mark(vm, ((Method *)o)->self);
        break;
    case KIND_MODULE:
        heap_mark_obj(vm, ((Module *)o)->dict);
        heap_mark_obj(vm, ((Module *)o)->name);
        break;
    case KIND_TRACEBACK:
        heap_mark(vm, ((Traceback *)o)->next);
        heap_mark(vm, ((Traceback *)o)->kept);
        heap_mark_obj(vm, ((Traceback *)o)->code);
        heap_mark_frame(vm, ((Traceback *)o)->frame);
        break;
    case KIND_PROPERTY:
        mark_values(vm, &((Property *)o)->get, 5);
        break;
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD:
        heap_mark(vm, ((Wrapper *)o)->func);
        heap_mark_obj(vm, ((Wrapper *)o)->dict);
        break;
    case KIND_MEMBER:
        heap_mark_obj(vm, ((Member *)o)->owner);
        heap_mark_obj(vm, ((Member *)o)->name);
        break;
    case KIND_SUPER:
        heap_mark_obj(vm, ((Super *)o)->type);
        heap_mark(vm, ((Super *)o)->self);
        heap_mark_obj(vm, ((Super *)o)->self_type);
        break;
    case KIND_ITER:
        mark_values(vm, &((Iter *)o)->a, 3);
        break;
    case KIND_DICTVIEW:
        heap_mark_obj(vm, ((DictView *)o)->dict);
        break;
    case KIND_RANGE:
        mark_values(vm, &((Range *)o)->start, 4);
        break;
    case KIND_SLICE:
        mark_values(vm, &((Slice *)o)->start, 3);
        break;
    case KIND_CELL:
        heap_mark(vm, ((Cell *)o)->v);
        break;
    case KIND_BOXED:
        heap_mark(vm, ((Boxed *)o)->v);
        heap_mark_obj(vm, ((Boxed *)o)->dict);
        break;
    default:
        break;
    }
}

static void mark_set(VM *vm, Set *s)
{
    for (int64_t i = 0; s->table && i <= s->mask; i++)
        heap_mark(vm, s->table[i].key);
}

static void mark_dict(VM *vm, Dict *d)
{
    for (uint32_t i = 0; i < d->nentries; i++) {
        heap_mark(vm, d->entries[i].key);
        heap_mark(vm, d->entries[i].value);
    }
}

static void mark_native_data(VM *vm, Obj *o, const NativeDataOps *ops)
{
    if (!ops || !ops->bare)
        heap_mark_obj(vm, ((NativeData *)o)->dict);
    if (ops && ops->mark)
        ops->mark(vm, o);
}

static void mark_children(VM *vm, Obj *o)
{
    heap_mark_obj(vm, o->type);
    switch ((Kind)o->kind) {
    case KIND_INSTANCE:
        heap_mark_obj(vm, ((Instance *)o)->dict);
        mark_values(vm, (Value *)((Instance *)o + 1), slots_count(o->type));
        break;
    case KIND_TYPE:
        mark_type(vm, (Type *)o);
        break;
    case KIND_TUPLE:
        mark_values(vm, ((Tuple *)o)->items, (size_t)((Tuple *)o)->len);
        break;
    case KIND_LIST:
        mark_values(vm, ((List *)o)->items, (size_t)((List *)o)->len);
        break;
    case KIND_DICT:
        mark_dict(vm, (Dict *)o);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        mark_set(vm, (Set *)o);
        break;
    case KIND_CODE:
        mark_code(vm, (CodeObj *)o);
        break;
    case KIND_FUNC:
        mark_func(vm, (Func *)o);
        break;
    case KIND_GEN:
        mark_gen(vm, (Gen *)o);
        break;
    case KIND_EXC:
        mark_exc(vm, (Exc *)o);
        break;
    case KIND_NATIVEDATA:
        mark_native_data(vm, o, o->type->ops);
        break;
    default:
        mark_small(vm, o);
        break;
    }
    if (o->flags & OBJ_ASIDE)
        extra_mark(vm, o);
}

void heap_mark_roots(VM *vm)
{
    for (int i = 0; i < KIND_COUNT; i++)
        heap_mark_obj(vm, vm->types[i]);
    heap_mark_obj(vm, vm->deque);
    heap_mark_obj(vm, vm->bytearray);
    heap_mark_obj(vm, vm->memoryview);
    heap_mark_obj(vm, vm->mappingproxy);
    heap_mark_obj(vm, vm->complex_type);
    heap_mark_obj(vm, vm->alias);
    heap_mark_obj(vm, vm->union_type);
    heap_mark_obj(vm, vm->frame_type);
    if (vm->excs) {
        Type **t = (Type **)vm->excs;
        for (size_t i = 0; i < sizeof *vm->excs / sizeof *t; i++)
            heap_mark_obj(vm, t[i]);
    }
    names_mark(vm);
    dropped_mark(vm);
    iter_types_mark(vm);
    imports_mark(vm);
    for (const Held *h = vm->held; h; h = h->back)
        mark_values(vm, h->v, sizeof h->v / sizeof *h->v);
    heap_mark_obj(vm, vm->builtins);
    heap_mark_obj(vm, vm->modules);
    heap_mark(vm, vm->main_module);
    heap_mark(vm, vm->exc);
    heap_mark(vm, vm->context);
    heap_mark_chain(vm, vm->frame);
    for (ChainRun *r = vm->chains; r; r = r->back)
        heap_mark_chain(vm, r->frame);
    if (vm->hooks.mark_roots)
        vm->hooks.mark_roots(vm->hooks.ctx, vm);
}

void heap_mark_reached(VM *vm)
{
    Heap *h = vm->heap;
    while (h->nwork)
        mark_children(vm, h->work[--h->nwork]);
}

static void reverse(Obj **items, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        Obj *o = items[i];
        items[i] = items[n - 1 - i];
        items[n - 1 - i] = o;
    }
}

/* CPython: list_dealloc and tupledealloc begin at the end, all others at the beginning. */
size_t heap_children(VM *vm, Obj *o, Obj ***out)
{
    Heap *h = vm->heap;
    uint8_t epoch = h->epoch;
    ASSERT(!h->nwork);
    h->listing = true;
    h->epoch = LISTING_EPOCH;
    mark_children(vm, o);
    h->epoch = epoch;
    h->listing = false;
    *out = h->work;
    if (o->kind == KIND_LIST || o->kind == KIND_TUPLE)
        reverse(h->work, h->nwork);
    return h->nwork;
}

bool heap_is_marked(const VM *vm, const void *o) { return ((const Obj *)o)->mark == vm->heap->epoch; }
