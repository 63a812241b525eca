/* Installing the builtin types. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/types.h"

typedef struct {
    Kind kind;
    const char *name;
    const NativeDef *methods;
    uint32_t flags;
} BuiltinType;

static void install(VM *vm, const BuiltinType *b)
{
    Type *t = vm->types[b->kind]; /* early ones are filled in place: names already point at them */
    if (!t)
        t = vm->types[b->kind] = heap_alloc(vm, vm->types[KIND_TYPE], KIND_TYPE, sizeof *t);
    type_fill(vm, t, b->name, NULL, b->kind);
    t->flags |= b->flags;
    native_methods(vm, t, b->methods);
}

void types_install(VM *vm)
{
    static const BuiltinType types[] = {
        {KIND_INT, "int", int_methods, 0},
        {KIND_FLOAT, "float", float_methods, 0},
        {KIND_STR, "str", str_methods, 0},
        {KIND_BYTES, "bytes", bytes_methods, 0},
        {KIND_TUPLE, "tuple", tuple_methods, 0},
        {KIND_LIST, "list", list_methods, 0},
        {KIND_DICT, "dict", dict_methods, 0},
        {KIND_SET, "set", set_methods, 0},
        {KIND_FROZENSET, "frozenset", frozenset_methods, 0},
        {KIND_RANGE, "range", range_methods, TYPE_FINAL},
        {KIND_SLICE, "slice", slice_methods, TYPE_FINAL},
        {KIND_CELL, "cell", NULL, TYPE_FINAL},
        {KIND_CODE, "code", NULL, TYPE_FINAL},
        {KIND_FUNC, "function", func_methods, TYPE_FINAL},
        {KIND_NATIVE, "builtin_function_or_method", NULL, TYPE_FINAL},
        {KIND_METHOD, "method", func_methods, TYPE_FINAL},
        {KIND_MODULE, "module", module_methods, 0},
        {KIND_TRACEBACK, "traceback", NULL, TYPE_FINAL},
        {KIND_PROPERTY, "property", property_methods, 0},
        {KIND_STATICMETHOD, "staticmethod", staticmethod_methods, 0},
        {KIND_CLASSMETHOD, "classmethod", classmethod_methods, 0},
        {KIND_SUPER, "super", super_methods, 0},
        {KIND_ITER, "iterator", iter_methods, TYPE_FINAL},
        {KIND_DICT_KEYS, "dict_keys", dict_keys_methods, TYPE_FINAL},
        {KIND_DICT_VALUES, "dict_values", dict_values_methods, TYPE_FINAL},
        {KIND_DICT_ITEMS, "dict_items", dict_items_methods, TYPE_FINAL},
        {KIND_NONE, "NoneType", none_methods, TYPE_FINAL},
        {KIND_ELLIPSIS, "ellipsis", NULL, TYPE_FINAL},
        {KIND_NOTIMPL, "NotImplementedType", NULL, TYPE_FINAL},
    };
    static const struct { Kind kind; const char *name; } methods[] = {{KIND_BUILTIN_METHOD, "method_descriptor"},
                                                                      {KIND_SLOT_WRAPPER, "wrapper_descriptor"},
                                                                      {KIND_METHOD_WRAPPER, "method-wrapper"},
                                                                      {KIND_CLASS_METHOD_DESCRIPTOR, "classmethod_descriptor"},
                                                                      {KIND_GETSET, "getset_descriptor"},
                                                                      {KIND_MEMBER, "member_descriptor"}};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        vm->types[methods[i].kind] = type_make(vm, methods[i].name, NULL, KIND_NATIVE);
        vm->types[methods[i].kind]->flags |= TYPE_FINAL;
    }
    vm->types[KIND_INSTANCE]->flags = 0;
    native_methods(vm, vm->types[KIND_INSTANCE], object_methods);
    native_methods(vm, vm->types[KIND_TYPE], type_methods);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        install(vm, &types[i]);
    native_methods(vm, vm->types[KIND_BUILTIN_METHOD], descr_methods);
    native_methods(vm, vm->types[KIND_SLOT_WRAPPER], descr_methods);
    native_methods(vm, vm->types[KIND_CLASS_METHOD_DESCRIPTOR], descr_methods);
    static const Kind called[] = {KIND_NATIVE, KIND_BUILTIN_METHOD, KIND_SLOT_WRAPPER, KIND_METHOD_WRAPPER,
                                  KIND_CLASS_METHOD_DESCRIPTOR};
    for (size_t i = 0; i < sizeof called / sizeof *called; i++)
        native_methods(vm, vm->types[called[i]], call_methods);
    native_methods(vm, vm->types[KIND_GETSET], field_methods);
    native_methods(vm, vm->types[KIND_MEMBER], field_methods);
    static const Kind unhashable[] = {KIND_LIST, KIND_DICT, KIND_SET, KIND_DICT_KEYS, KIND_DICT_ITEMS, KIND_SLICE};
    for (size_t i = 0; i < sizeof unhashable / sizeof *unhashable; i++)
        dict_set_str(vm, vm->types[unhashable[i]]->dict, vm->names->n___hash__, V_NONE);
    Type *boolean = type_make(vm, "bool", vm->types[KIND_INT], KIND_BOOL);
    boolean->flags |= TYPE_FINAL;
    vm->types[KIND_BOOL] = boolean;
    native_methods(vm, boolean, bool_methods);
    static const Kind with_new[] = {KIND_INT, KIND_BOOL, KIND_FLOAT, KIND_STR, KIND_BYTES, KIND_TUPLE, KIND_LIST, KIND_DICT,
                                    KIND_SET, KIND_FROZENSET, KIND_PROPERTY, KIND_NONE, KIND_MODULE};
    for (size_t i = 0; i < sizeof with_new / sizeof *with_new; i++)
        native_add_new(vm, vm->types[with_new[i]]);
    vm->types[KIND_BIGINT] = vm->types[KIND_INT];
    gen_types_install(vm);
    natural_install(vm);
}

/* The three types that everything else needs before it can be made: type, object, and those of str, dict, tuple and
 * list that names and mro are made of; types_install replaces the last four. */
void types_bootstrap(VM *vm)
{
    Type *meta = heap_alloc(vm, NULL, KIND_TYPE, sizeof *meta), *object = heap_alloc(vm, meta, KIND_TYPE, sizeof *object);
    meta->o.type = meta;
    vm->types[KIND_TYPE] = meta;
    vm->types[KIND_INSTANCE] = object;
    static const Kind early[] = {KIND_STR, KIND_DICT, KIND_TUPLE, KIND_LIST, KIND_NATIVE, KIND_BYTES};
    for (size_t i = 0; i < sizeof early / sizeof *early; i++)
        vm->types[early[i]] = heap_alloc(vm, meta, KIND_TYPE, sizeof(Type));
}

/* After strings_init: give the first two their names, dictionaries and mro. */
void types_name_first(VM *vm)
{
    Type *meta = vm->types[KIND_TYPE], *object = vm->types[KIND_INSTANCE];
    static const char *const names[] = {"type", "object"};
    Type *both[] = {meta, object};
    for (int i = 0; i < 2; i++) {
        Type *t = both[i];
        t->name = t->qualname = str_intern(vm, names[i], strlen(names[i]));
        t->module = str_intern(vm, "builtins", 8);
        t->dict = dict_new(vm);
        t->kind = i ? KIND_INSTANCE : KIND_TYPE;
        t->bases = tuple_new(vm, i == 0);
        t->instance_size = sizeof(Instance);
    }
    object->mro = tuple_new(vm, 1);
    object->mro->items[0] = from_obj(object);
    meta->base = object;
    meta->bases->items[0] = from_obj(object);
    meta->mro = tuple_new(vm, 2);
    meta->mro->items[0] = from_obj(meta);
    meta->mro->items[1] = from_obj(object);
    type_add_subclass(object, meta);
    type_touch(vm, object);
}
