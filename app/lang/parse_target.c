/* Targets of assignments, loops, with and del: parsed as expressions, then judged by their shape. */
#include "lang/parse_core.h"

static bool is_single(const Node *n)
{
    return n->kind == N_NAME || n->kind == N_ATTRIBUTE || n->kind == N_SUBSCRIPT;
}

/* Could a whole display be unpacked into? Stars only where `stars`. */
static bool is_target(const Node *n, bool stars)
{
    if (n->kind == N_STARRED && stars)
        return n->u.one.value->kind != N_STARRED && is_target(n->u.one.value, false);
    if (n->kind != N_LIST && n->kind != N_TUPLE)
        return is_single(n);
    for (int i = 0; i < n->u.seq.items.count; i++)
        if (!is_target(n->u.seq.items.items[i], true))
            return false;
    return true;
}

Node *parse_star_target(Parser *p)
{
    int start = p->pos;
    if (parse_peek(p) == T_STAR) {
        p->pos++;
        Node *value = parse_peek(p) == T_STAR ? NULL : parse_star_target(p);
        if (value == NULL) {
            p->pos = start;
            return NULL;
        }
        Node *n = parse_node(p, N_STARRED, start);
        n->u.one.value = value;
        return n;
    }
    Node *n = parse_primary(p);
    if (n == NULL || !is_target(n, false)) {
        p->pos = start;
        return NULL;
    }
    return n;
}

Node *parse_star_targets(Parser *p)
{
    return parse_item_or_tuple(p, parse_star_target);
}

Node *parse_single_target(Parser *p)
{
    int start = p->pos;
    Node *n = parse_primary(p);
    if (n == NULL || !is_single(n)) {
        p->pos = start;
        return NULL;
    }
    return n;
}

static bool is_del_target(const Node *n)
{
    if (n->kind != N_LIST && n->kind != N_TUPLE)
        return is_single(n);
    for (int i = 0; i < n->u.seq.items.count; i++)
        if (!is_del_target(n->u.seq.items.items[i]))
            return false;
    return true;
}

Node *parse_del_target(Parser *p)
{
    int start = p->pos;
    Node *n = parse_primary(p);
    if (n == NULL || !is_del_target(n)) {
        p->pos = start;
        return NULL;
    }
    return n;
}
