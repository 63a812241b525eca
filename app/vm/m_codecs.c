/* _codecs: the encodings that are written in C, for the module codecs. */
#include "vm/buffer.h"
#include "vm/builtins.h"
#include "vm/codec.h"

static bool text_args(VM *vm, Value name, Value errors, const Codec **codec)
{
    if (!is_str(name) || !is_str(errors))
        return RAISE(vm, TypeError, "encoding and errors must be str");
    *codec = codec_find(AS(Str, name));
    return *codec != NULL || RAISE(vm, LookupError, "unknown encoding");
}

/* encode(text, encoding, errors) */
static bool c_encode(VM *vm, Args *a, Value *out)
{
    const Codec *codec;
    if (!text_args(vm, a->v[1], a->v[2], &codec))
        return false;
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "encode() argument 1 must be str, not %s", arg_type_name(vm, a->v[0]));
    return codec_encode(vm, codec, AS(Str, a->v[0]), a->v[2], out);
}

/* decode(bytes, encoding, errors, final) -> (text, number of bytes that it took) */
static bool c_decode(VM *vm, Args *a, Value *out)
{
    const Codec *codec;
    const uint8_t *data;
    int64_t len, used;
    Value v[2];
    if (!text_args(vm, a->v[1], a->v[2], &codec) || !bytes_required(vm, a->v[0], &data, &len) ||
        !codec_decode(vm, codec, bytes_new(vm, data, len), a->v[2], a->v[3] == V_TRUE, &v[0], &used))
        return false;
    v[1] = from_int(used);
    *out = from_obj(tuple_of(vm, v, 2));
    return true;
}

/* name_of(encoding): its canonical name; None: it is not one of these */
static bool c_name_of(VM *vm, Args *a, Value *out)
{
    const Codec *codec = is_str(a->v[0]) ? codec_find(AS(Str, a->v[0])) : NULL;
    *out = codec != NULL ? from_obj(str_c(vm, codec->name)) : V_NONE;
    return true;
}

static bool setup(VM *vm, Module *m)
{
    module_set(vm, m, "handlers", from_obj(dict_new(vm))); /* of register_error(), by name */
    return true;
}

static const NativeDef functions[] = {{"encode", c_encode, 3, 3, 0}, {"decode", c_decode, 4, 4, 0},
                                      {"name_of", c_name_of, 1, 1, 0}, {0}};
const ModuleDef module_codecs = {"_codecs", functions, setup};
