#include "trace/explain.h"

static const Explanation explanations[EV_COUNT] = {
    [EV_NONE] = {"", ""},
#define EXPLAIN(ID, place, rule) [EV_##ID] = {place, rule},
#include "trace/explain.def"
#undef EXPLAIN
};

const Explanation *explain_event(EventKind kind)
{
    return &explanations[(unsigned)kind < EV_COUNT ? kind : EV_NONE];
}
