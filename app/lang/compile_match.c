/* match: each pattern consumes the subject on top of the stack. Captured values stay on the stack, below what the
 * pattern is still working on, and are stored only when the whole pattern has matched. A failing pattern jumps to the
 * label that drops as many values as are on the stack at that moment. */
#include "base/check.h"
#include "base/float_text.h"
#include "lang/compile_int.h"

#include <inttypes.h>
#include <string.h>

typedef struct {
    uint32_t *stores; /* names captured so far, the first on top */
    int nstores, stores_cap;
    Label *fail;      /* fail[n]: drops n values */
    int nfail, fail_cap;
    int on_top;       /* values above the captured ones */
    bool irrefutable; /* a pattern that always matches is allowed here */
} Pattern;

static void pattern(Compiler *c, Pattern *p, const Node *n);

static void add_fail_labels(Compiler *c, Pattern *p, int n)
{
    while (p->nfail <= n) {
        if (p->nfail == p->fail_cap) {
            int cap = p->fail_cap ? p->fail_cap * 2 : 8;
            Label *grown = arena_alloc(&c->tmp, (size_t)cap * sizeof *grown);
            if (p->nfail)
                memcpy(grown, p->fail, (size_t)p->nfail * sizeof *grown);
            p->fail = grown;
            p->fail_cap = cap;
        }
        p->fail[p->nfail++] = new_label(c);
    }
}

static void jump_to_fail(Compiler *c, Pattern *p, Opcode how)
{
    int pops = p->on_top + p->nstores;
    add_fail_labels(c, p, pops);
    jump(c, how, p->fail[pops]);
}

static void bind_fails(Compiler *c, Pattern *p)
{
    while (p->nfail > 1) {
        bind(c, p->fail[--p->nfail]);
        op(c, OP_POP, 0);
    }
    if (p->nfail)
        bind(c, p->fail[0]);
    p->nfail = 0;
}

/* Brings TOS below the count - 1 values under it. */
static void rotate(Compiler *c, int count)
{
    for (; count > 1; count--)
        op(c, OP_SWAP, (uint32_t)count - 1);
}

static void add_store(Compiler *c, Pattern *p, uint32_t name)
{
    if (p->nstores == p->stores_cap) {
        int cap = p->stores_cap ? p->stores_cap * 2 : 8;
        uint32_t *grown = arena_alloc(&c->tmp, (size_t)cap * sizeof *grown);
        if (p->nstores)
            memcpy(grown, p->stores, (size_t)p->nstores * sizeof *grown);
        p->stores = grown;
        p->stores_cap = cap;
    }
    p->stores[p->nstores++] = name;
}

static void capture(Compiler *c, Pattern *p, Text text, Span span)
{
    if (!text.s) {
        op(c, OP_POP, 0);
        return;
    }
    uint32_t name = scope_name(&c->scopes, c->unit->scope, text);
    for (int i = 0; i < p->nstores; i++)
        if (p->stores[i] == name)
            compile_fail(c, span, "multiple assignments to name '%s' in pattern", scope_text(&c->scopes, name));
    rotate(c, p->on_top + p->nstores + 1);
    add_store(c, p, name);
}

static bool is_wildcard(const Node *n)
{
    return n->kind == N_MATCH_AS && !n->u.match_as.name.s && !n->u.match_as.pattern;
}

static bool is_star_wildcard(const Node *n)
{
    return n->kind == N_MATCH_STAR && !n->u.match_as.name.s;
}

static void subpattern(Compiler *c, Pattern *p, const Node *n)
{
    bool irrefutable = p->irrefutable;
    p->irrefutable = true;
    pattern(c, p, n);
    p->irrefutable = irrefutable;
}

static void as_pattern(Compiler *c, Pattern *p, const Node *n)
{
    Text name = n->u.match_as.name;
    if (!n->u.match_as.pattern) {
        if (!p->irrefutable && name.s)
            compile_fail(c, n->span, "name capture '%s' makes remaining patterns unreachable", name.s);
        else if (!p->irrefutable)
            compile_fail(c, n->span, "wildcard makes remaining patterns unreachable");
        capture(c, p, name, n->span);
        return;
    }
    p->on_top++;
    op(c, OP_DUP, 0);
    pattern(c, p, n->u.match_as.pattern);
    p->on_top--;
    capture(c, p, name, n->span);
}

static void compare_to_fail(Compiler *c, Pattern *p, CmpOpr how)
{
    op(c, OP_COMPARE, how);
    jump_to_fail(c, p, OP_JUMP_IF_FALSE);
}

static void check_length(Compiler *c, Pattern *p, int size, CmpOpr how)
{
    op(c, OP_GET_LEN, 0);
    compile_load_const(c, (Const){.tag = K_INT, .i = size});
    compare_to_fail(c, p, how);
}

static void unpacked(Compiler *c, Pattern *p, const Node *n, int star)
{
    const NodeList *list = &n->u.match_seq.patterns;
    if (star < 0)
        op(c, OP_UNPACK, (uint32_t)list->count);
    else
        op(c, OP_UNPACK_EX, (uint32_t)star | (uint32_t)(list->count - star - 1) << 12);
    p->on_top += list->count;
    for (int i = 0; i < list->count; i++) {
        p->on_top--;
        subpattern(c, p, list->items[i]);
    }
}

/* With a `*_` only the items that are looked at are fetched. */
static void subscripted(Compiler *c, Pattern *p, const Node *n, int star)
{
    const NodeList *list = &n->u.match_seq.patterns;
    p->on_top++;
    for (int i = 0; i < list->count; i++) {
        if (i == star || is_wildcard(list->items[i]))
            continue;
        op(c, OP_DUP, 0);
        if (i < star) {
            compile_load_const(c, (Const){.tag = K_INT, .i = i});
        } else {
            op(c, OP_GET_LEN, 0);
            compile_load_const(c, (Const){.tag = K_INT, .i = list->count - i});
            op(c, OP_BINARY, OPR_SUB);
        }
        op(c, OP_SUBSCR, 0);
        subpattern(c, p, list->items[i]);
        at(c, n);
    }
    p->on_top--;
    op(c, OP_POP, 0);
}

static void sequence_pattern(Compiler *c, Pattern *p, const Node *n)
{
    const NodeList *list = &n->u.match_seq.patterns;
    int star = -1;
    bool only_wildcards = true, star_wildcard = false;
    for (int i = 0; i < list->count; i++) {
        const Node *item = list->items[i];
        if (item->kind == N_MATCH_STAR) {
            if (star >= 0)
                compile_fail(c, n->span, "multiple starred names in sequence pattern");
            star = i;
            star_wildcard = is_star_wildcard(item);
        }
        only_wildcards = only_wildcards && (is_wildcard(item) || is_star_wildcard(item));
    }
    if (list->count > 0xFFF || star > 0xFF)
        compile_fail(c, n->span, "too many expressions in star-unpacking sequence pattern");
    p->on_top++;
    op(c, OP_MATCH_SEQUENCE, 0);
    jump_to_fail(c, p, OP_JUMP_IF_FALSE);
    if (star < 0)
        check_length(c, p, list->count, CMP_EQ);
    else if (list->count > 1)
        check_length(c, p, list->count - 1, CMP_GE);
    p->on_top--;
    if (only_wildcards)
        op(c, OP_POP, 0);
    else if (star_wildcard)
        subscripted(c, p, n, star);
    else
        unpacked(c, p, n, star);
}

/* subject keys -> rest, a dict without the keys. */
static void mapping_rest(Compiler *c, int size)
{
    op(c, OP_SWAP, 1);
    op(c, OP_BUILD_DICT, 0);
    op(c, OP_SWAP, 1);
    op(c, OP_DICT_UPDATE, 0);
    op(c, OP_SWAP, 1);
    op(c, OP_UNPACK, (uint32_t)size);
    for (; size > 0; size--) {
        op(c, OP_COPY, (uint32_t)size);
        op(c, OP_SWAP, 1);
        op(c, OP_DELETE_SUBSCR, 0);
    }
}

static bool is_number(const Const *k)
{
    return k->tag == K_INT || k->tag == K_FLOAT || k->tag == K_TRUE || k->tag == K_FALSE;
}

static double number_of(const Const *k)
{
    return k->tag == K_INT ? (double)k->i : k->tag == K_FLOAT ? k->f : k->tag == K_TRUE;
}

/* Equal as keys: 1, 1.0 and True are one. */
static bool same_key(const Const *a, const Const *b)
{
    if (a->tag == K_INT && b->tag == K_INT)
        return a->i == b->i;
    if (is_number(a) && is_number(b))
        return number_of(a) == number_of(b);
    if (a->tag != b->tag)
        return false;
    return a->tag == K_NONE || ((a->tag == K_STR || a->tag == K_BYTES || a->tag == K_BIGINT) && a->len == b->len &&
                                !memcmp(a->s, b->s, a->len));
}

/* As repr() shows it; a text with a quote or an escape in it stands as it is. */
static void key_text(const Const *k, Buf *out)
{
    switch (k->tag) {
    case K_INT: buf_printf(out, "%" PRId64, k->i); break;
    case K_FLOAT: float_text(k->f, out); break;
    case K_NONE: buf_str(out, "None"); break;
    case K_TRUE: buf_str(out, "True"); break;
    case K_FALSE: buf_str(out, "False"); break;
    case K_BIGINT: buf_bytes(out, k->s, k->len); break;
    default: buf_printf(out, "%s'%.*s'", k->tag == K_BYTES ? "b" : "", (int)k->len, k->s); break;
    }
}

static void check_keys(Compiler *c, const Node *n)
{
    const NodeList *keys = &n->u.match_mapping.keys;
    Const *known = arena_alloc(&c->tmp, ((size_t)keys->count + 1) * sizeof *known);
    int count = 0;
    for (int i = 0; i < keys->count; i++) {
        const Node *key = keys->items[i];
        if (key->kind == N_JOINED_STR)
            compile_fail(c, n->span, "mapping pattern keys may only match literals and attribute lookups");
        if (key->kind == N_ATTRIBUTE || !compile_fold(c, key, &known[count]))
            continue;
        for (int k = 0; k < count; k++) {
            if (same_key(&known[k], &known[count])) {
                Buf text;
                buf_init(&text);
                key_text(&known[count], &text);
                compile_fail(c, n->span, "mapping pattern checks duplicate key (%s)", buf_text(&text));
                buf_deinit(&text);
                return;
            }
        }
        count++;
    }
}

static void mapping_pattern(Compiler *c, Pattern *p, const Node *n)
{
    const NodeList *keys = &n->u.match_mapping.keys, *values = &n->u.match_mapping.patterns;
    Text rest = n->u.match_mapping.rest;
    int size = keys->count;
    p->on_top++;
    op(c, OP_MATCH_MAPPING, 0);
    jump_to_fail(c, p, OP_JUMP_IF_FALSE);
    if (!size && !rest.s) {
        p->on_top--;
        op(c, OP_POP, 0);
        return;
    }
    if (size)
        check_length(c, p, size, CMP_GE);
    check_keys(c, n);
    for (int i = 0; i < size; i++)
        compile_expr(c, keys->items[i]);
    at(c, n);
    op(c, OP_BUILD_TUPLE, (uint32_t)size);
    op(c, OP_MATCH_KEYS, 0);
    p->on_top += 2;
    op(c, OP_DUP, 0);
    jump_to_fail(c, p, OP_JUMP_IF_NONE);
    op(c, OP_UNPACK, (uint32_t)size);
    p->on_top += size - 1;
    for (int i = 0; i < size; i++) {
        p->on_top--;
        subpattern(c, p, values->items[i]);
    }
    p->on_top -= 2;
    at(c, n);
    if (rest.s) {
        mapping_rest(c, size);
        capture(c, p, rest, n->span);
    } else {
        op(c, OP_POP, 0);
        op(c, OP_POP, 0);
    }
}

static Const attribute_names(Compiler *c, const Node *n)
{
    int count = n->u.match_class.kwd_patterns.count;
    Const *names = arena_alloc(&c->program->arena, ((size_t)count + 1) * sizeof *names);
    for (int i = 0; i < count; i++) {
        Text name = n->u.match_class.kwd_names[i];
        names[i] = compile_str(c, name.s, name.len);
        for (int k = 0; k < i; k++)
            if (names[k].len == name.len && !memcmp(names[k].s, name.s, name.len))
                compile_fail(c, n->u.match_class.kwd_patterns.items[i]->span,
                             "attribute name repeated in class pattern: %s", name.s);
    }
    return (Const){.tag = K_TUPLE, .items = names, .len = (size_t)count};
}

static void class_pattern(Compiler *c, Pattern *p, const Node *n)
{
    const NodeList *positional = &n->u.match_class.patterns, *keyword = &n->u.match_class.kwd_patterns;
    int count = positional->count + keyword->count;
    compile_expr(c, n->u.match_class.cls);
    at(c, n);
    compile_load_const(c, attribute_names(c, n));
    op(c, OP_MATCH_CLASS, (uint32_t)positional->count);
    p->on_top++;
    op(c, OP_DUP, 0);
    jump_to_fail(c, p, OP_JUMP_IF_NONE);
    op(c, OP_UNPACK, (uint32_t)count);
    p->on_top += count - 1;
    for (int i = 0; i < count; i++) {
        p->on_top--;
        subpattern(c, p, i < positional->count ? positional->items[i] : keyword->items[i - positional->count]);
    }
}

/* The captured values of this alternative in the order of the first one. */
static void reorder(Compiler *c, Pattern *p, const Pattern *first, Span span)
{
    if (p->nstores != first->nstores) {
        compile_fail(c, span, "alternative patterns bind different names");
        return;
    }
    for (int want = first->nstores - 1; want >= 0; want--) {
        int have = 0;
        while (have < p->nstores && p->stores[have] != first->stores[want])
            have++;
        if (have == p->nstores) {
            compile_fail(c, span, "alternative patterns bind different names");
            return;
        }
        /* Names up to `have` move to the back of [0, want], one rotation each. */
        for (int turn = have < want ? have + 1 : 0; turn > 0; turn--) {
            uint32_t moved = p->stores[0];
            memmove(p->stores, p->stores + 1, (size_t)want * sizeof *p->stores);
            p->stores[want] = moved;
            rotate(c, want + 1);
        }
    }
}

static void or_pattern(Compiler *c, Pattern *p, const Node *n)
{
    const NodeList *alternatives = &n->u.match_seq.patterns;
    Pattern first = {0};
    Label end = new_label(c);
    for (int i = 0; i < alternatives->count && !c->failed; i++) {
        const Node *alternative = alternatives->items[i];
        Pattern own = {.irrefutable = i == alternatives->count - 1 && p->irrefutable};
        at(c, alternative);
        op(c, OP_DUP, 0);
        pattern(c, &own, alternative);
        if (c->failed)
            return;
        if (i == 0) {
            first = own;
            first.stores = arena_alloc(&c->tmp, ((size_t)own.nstores + 1) * sizeof *first.stores);
            if (own.nstores)
                memcpy(first.stores, own.stores, (size_t)own.nstores * sizeof *first.stores);
        } else {
            reorder(c, &own, &first, c->unit->emit.place);
        }
        jump(c, OP_JUMP, end);
        bind_fails(c, &own);
    }
    at(c, n);
    op(c, OP_POP, 0);
    jump_to_fail(c, p, OP_JUMP);
    bind(c, end);
    /* The captured values are above the copy of the subject: below it, and below what the outer pattern holds. */
    int others = p->on_top + p->nstores + 1 + first.nstores;
    for (int i = 0; i < first.nstores && !c->failed; i++) {
        rotate(c, others);
        for (int k = 0; k < p->nstores; k++)
            if (p->stores[k] == first.stores[i])
                compile_fail(c, n->span, "multiple assignments to name '%s' in pattern",
                             scope_text(&c->scopes, first.stores[i]));
        add_store(c, p, first.stores[i]);
    }
    op(c, OP_POP, 0);
}

static void pattern_inner(Compiler *c, Pattern *p, const Node *n)
{
    at(c, n);
    switch (n->kind) {
    case N_MATCH_VALUE:
        if (n->u.match_value.value->kind == N_JOINED_STR)
            compile_fail(c, n->span, "patterns may only match literals and attribute lookups");
        compile_expr(c, n->u.match_value.value);
        at(c, n);
        compare_to_fail(c, p, CMP_EQ);
        break;
    case N_MATCH_SINGLETON:
        compile_expr(c, n->u.match_value.value);
        at(c, n);
        compare_to_fail(c, p, CMP_IS);
        break;
    case N_MATCH_SEQUENCE: sequence_pattern(c, p, n); break;
    case N_MATCH_MAPPING: mapping_pattern(c, p, n); break;
    case N_MATCH_CLASS: class_pattern(c, p, n); break;
    case N_MATCH_STAR: capture(c, p, n->u.match_as.name, n->span); break;
    case N_MATCH_AS: as_pattern(c, p, n); break;
    case N_MATCH_OR: or_pattern(c, p, n); break;
    default: UNREACHABLE("not a pattern");
    }
}

static void pattern(Compiler *c, Pattern *p, const Node *n)
{
    if (c->failed)
        return;
    if (c->level++ > SCOPE_MAX_LEVEL)
        compile_unsupported(c, n->span, "this pattern is too deep for the course's Python");
    else
        pattern_inner(c, p, n);
    c->level--;
}

static void guard_and_body(Compiler *c, Pattern *p, const Node *arm, bool drop_subject)
{
    if (arm->u.match_case.guard) {
        add_fail_labels(c, p, 0);
        compile_jump_if(c, arm->u.match_case.guard, p->fail[0], false);
    }
    if (drop_subject) {
        at(c, arm->u.match_case.pattern);
        op(c, OP_POP, 0);
    }
    compile_stmts(c, &arm->u.match_case.body);
}

void compile_match(Compiler *c, const Node *n)
{
    const NodeList *cases = &n->u.match.cases;
    Label end = new_label(c);
    compile_expr(c, n->u.match.subject);
    const Node *last = cases->items[cases->count - 1];
    bool has_default = cases->count > 1 && is_wildcard(last->u.match_case.pattern);
    int tested = cases->count - has_default;
    for (int i = 0; i < tested && !c->failed; i++) {
        const Node *arm = cases->items[i];
        Pattern p = {.irrefutable = arm->u.match_case.guard || i == cases->count - 1};
        bool keep = i != tested - 1;
        at(c, arm->u.match_case.pattern);
        if (keep)
            op(c, OP_DUP, 0);
        pattern(c, &p, arm->u.match_case.pattern);
        for (int k = 0; k < p.nstores && !c->failed; k++)
            compile_name(c, p.stores[k], CTX_STORE, arm->u.match_case.pattern->span);
        guard_and_body(c, &p, arm, keep);
        jump(c, OP_JUMP, end);
        at(c, arm->u.match_case.pattern);
        bind_fails(c, &p);
    }
    if (has_default && !c->failed) {
        Pattern p = {0};
        at(c, last->u.match_case.pattern);
        op(c, OP_NOP, 0);
        guard_and_body(c, &p, last, false);
        bind_fails(c, &p);
    }
    bind(c, end);
}
