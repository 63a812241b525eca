#include "base/unichars.h"

#include "base/unirun.h"

#include <stddef.h>

typedef struct { uint32_t c; int32_t delta[4]; } UniCase;  /* upper, lower, title, fold */
typedef struct { uint32_t c; uint32_t to[4][3]; } UniMulti; /* 0-padded */

enum { ALPHA = 1, DECIMAL = 2, DIGIT = 4, NUMERIC = 8, UPPER = 16, LOWER = 32, TITLE = 64, PRINTABLE = 128, SPACE = 256,
       XID_START = 512, XID_CONTINUE = 1024 };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-braces"
#include "base/unichars.inc"
#pragma GCC diagnostic pop

#define COUNT(a) (sizeof(a) / sizeof *(a))

static unsigned flags_of(uint32_t c) { return unirun_at(uni_runs, COUNT(uni_runs), c); }

bool uni_printable(uint32_t c) { return flags_of(c) & PRINTABLE; }
bool uni_space(uint32_t c) { return flags_of(c) & SPACE; }
bool uni_alpha(uint32_t c) { return flags_of(c) & ALPHA; }
bool uni_digit(uint32_t c) { return flags_of(c) & DIGIT; }
bool uni_numeric(uint32_t c) { return flags_of(c) & NUMERIC; }
bool uni_upper(uint32_t c) { return flags_of(c) & UPPER; }
bool uni_lower(uint32_t c) { return flags_of(c) & LOWER; }
bool uni_title(uint32_t c) { return flags_of(c) & TITLE; }
bool uni_cased(uint32_t c) { return flags_of(c) & (UPPER | LOWER | TITLE); }
bool uni_xid_start(uint32_t c) { return flags_of(c) & XID_START; }
bool uni_xid_continue(uint32_t c) { return flags_of(c) & XID_CONTINUE; }

bool uni_decimal(uint32_t c, int *digit)
{
    if (!(flags_of(c) & DECIMAL))
        return false;
    for (size_t i = 0; i < COUNT(uni_zeros); i++)
        if (c >= uni_zeros[i] && c < uni_zeros[i] + 10)
            *digit = (int)(c - uni_zeros[i]);
    return true;
}

static int map_case(uint32_t c, int which, uint32_t out[3])
{
    size_t lo = 0, hi = COUNT(uni_cases);
    out[0] = c;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (uni_cases[mid].c < c)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo < COUNT(uni_cases) && uni_cases[lo].c == c) {
        out[0] = (uint32_t)((int32_t)c + uni_cases[lo].delta[which]);
        return 1;
    }
    for (size_t i = 0; c >= 0xDF && i < COUNT(uni_multi); i++) {
        if (uni_multi[i].c != c)
            continue;
        int n = 0;
        while (n < 3 && uni_multi[i].to[which][n] != 0) {
            out[n] = uni_multi[i].to[which][n];
            n++;
        }
        return n;
    }
    return 1;
}

int uni_to_upper(uint32_t c, uint32_t out[3]) { return map_case(c, 0, out); }
int uni_to_lower(uint32_t c, uint32_t out[3]) { return map_case(c, 1, out); }
int uni_to_title(uint32_t c, uint32_t out[3]) { return map_case(c, 2, out); }
int uni_to_fold(uint32_t c, uint32_t out[3]) { return map_case(c, 3, out); }
