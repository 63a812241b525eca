/* Text to bytes and back: the encodings that a program may name, and what is done with what does not fit into them.
 * CPython: Objects/unicodeobject.c, Python/codecs.c (the error handlers), Lib/encodings. */
#ifndef ASYNCOURSE_VM_CODEC_H
#define ASYNCOURSE_VM_CODEC_H

#include "vm/vm.h"

typedef enum { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF32, CODEC_TABLE } CodecKind;
typedef struct Codec {
    const char *name;        /* canonical, as codecs.lookup(x).name */
    const char *names;       /* by which it is found, normalized, each followed by a blank */
    const char *errors_name; /* in exceptions */
    uint8_t kind;            /* CodecKind */
    bool big;                /* the first byte of a unit is the highest */
    bool marked;             /* begins with a byte order mark, which tells the order when it is read */
    const uint16_t (*table)[2]; /* CODEC_TABLE: bytes above 0x7F that are no latin-1, with their code point; 0: none */
} Codec;

const Codec *codec_find(const Str *name); /* NULL: there is none */
/* A handler of the program's own is called with the exception. [calls] */
bool codec_encode(VM *vm, const Codec *codec, Str *s, Value errors, Value *out);
/* *used: how many bytes; all of them when `final`, else those of an unfinished character at the end are left. [calls] */
bool codec_decode(VM *vm, const Codec *codec, Bytes *b, Value errors, bool final, Value *out, int64_t *used);

#endif
