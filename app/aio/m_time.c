/* The module `time`, on the virtual clock. The zone is UTC. */
#include "aio/aio_int.h"

#include "base/mem.h"

#include <math.h>
#include <time.h>

static bool t_time(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_float(clock_seconds(aio_epoch_ns(vm) + aio_read_clock(vm)));
    return true;
}

static bool t_time_ns(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = int_from_i64(vm, aio_epoch_ns(vm) + aio_read_clock(vm));
    return true;
}

static bool t_monotonic(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_float(clock_seconds(aio_read_clock(vm)));
    return true;
}

static bool t_monotonic_ns(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = int_from_i64(vm, aio_read_clock(vm));
    return true;
}

/* Computing costs nothing here, unless the run has a price per instruction. */
static bool t_process_time(VM *vm, Args *a, Value *out) { return t_monotonic(vm, a, out); }
static bool t_process_time_ns(VM *vm, Args *a, Value *out) { return t_monotonic_ns(vm, a, out); }

static bool t_sleep(VM *vm, Args *a, Value *out)
{
    double s;
    *out = V_NONE;
    if (is_str(a->v[0]) || a->v[0] == V_NONE)
        return RAISE(vm, TypeError, "'%s' object cannot be interpreted as an integer", type_name(vm, a->v[0]));
    if (!value_to_double(vm, a->v[0], &s))
        return false;
    if (s != s)
        return RAISE(vm, ValueError, "Invalid value NaN (not a number)");
    if (s < 0)
        return RAISE(vm, ValueError, "sleep length must be non-negative");
    if (s > 9.2e9)
        return RAISE(vm, OverflowError, "timestamp too large to convert to C _PyTime_t");
    return aio_block(vm, clock_from_seconds(s), "time.sleep", out);
}

/* ---- struct_time ---- */

enum { FIELDS = 9 };

static Value time_tuple(VM *vm, const struct tm *tm)
{
    Tuple *t = tuple_new(vm, FIELDS);
    const int v[FIELDS] = {tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour, tm->tm_min,
                           tm->tm_sec, (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0};
    for (int i = 0; i < FIELDS; i++)
        t->items[i] = from_int(v[i]);
    t->o.type = aio_of(vm)->struct_time;
    t->o.flags |= OBJ_USER;
    return from_obj(t);
}

static bool seconds_arg(VM *vm, Args *a, time_t *out)
{
    double s;
    if (!a->n || a->v[0] == V_NONE) {
        *out = (time_t)((aio_epoch_ns(vm) + aio_read_clock(vm)) / NS_PER_S);
        return true;
    }
    if (!value_to_double(vm, a->v[0], &s))
        return false;
    if (!(s > -6e10 && s < 2.5e11))
        return RAISE(vm, OverflowError, "timestamp out of range for platform time_t");
    *out = (time_t)floor(s);
    return true;
}

static bool t_gmtime(VM *vm, Args *a, Value *out)
{
    time_t t;
    struct tm tm;
    if (!seconds_arg(vm, a, &t) || !gmtime_r(&t, &tm))
        return false;
    *out = time_tuple(vm, &tm);
    return true;
}

static bool tm_arg(VM *vm, Args *a, uint32_t i, struct tm *tm)
{
    if (a->n <= i || a->v[i] == V_NONE) {
        time_t now;
        Args none = {NULL, 0, NULL};
        return seconds_arg(vm, &none, &now) && gmtime_r(&now, tm);
    }
    if (!is_tuple(a->v[i]))
        return RAISE(vm, TypeError, "Tuple or struct_time argument required");
    Tuple *t = AS(Tuple, a->v[i]);
    if (t->len != FIELDS)
        return RAISE(vm, TypeError, "time tuple must have exactly 9 elements");
    int v[FIELDS];
    for (int k = 0; k < FIELDS; k++) {
        int64_t x;
        if (!op_index(vm, t->items[k], &x, NULL))
            return false;
        static const int low[FIELDS] = {-999999, 0, 0, 0, 0, 0, 0, 0, -1};
        static const int high[FIELDS] = {999999, 12, 31, 23, 59, 61, 6, 366, 1};
        static const char *const what[FIELDS] = {"year", "month", "day of month", "hour", "minute",
                                                 "seconds", "day of week", "day of year", "isdst"};
        if (x < low[k] || x > high[k])
            return RAISE(vm, ValueError, "%s out of range", what[k]);
        v[k] = (int)x;
    }
    *tm = (struct tm){.tm_year = v[0] - 1900, .tm_mon = v[1] ? v[1] - 1 : 0, .tm_mday = v[2] ? v[2] : 1,
                      .tm_hour = v[3], .tm_min = v[4], .tm_sec = v[5], .tm_wday = (v[6] + 1) % 7,
                      .tm_yday = v[7] ? v[7] - 1 : 0};
    return true;
}

static bool t_strptime(VM *vm, Args *a, Value *out)
{
    Value fn, v[2] = {a->v[0], a->n > 1 ? a->v[1] : from_obj(str_c(vm, "%a %b %d %H:%M:%S %Y"))};
    return vm_import_function(vm, "_strptime", "struct_of", &fn) && vm_call(vm, fn, v, 2, out);
}

static bool t_strftime(VM *vm, Args *a, Value *out)
{
    struct tm tm;
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "strftime() argument 1 must be str, not %s", arg_type_name(vm, a->v[0]));
    if (!tm_arg(vm, a, 1, &tm))
        return false;
    tm.tm_zone = "UTC";
    Buf b, format;
    buf_init(&b);
    buf_init(&format);
    str_to_buf(AS(Str, a->v[0]), &format);
    buf_char(&format, ' '); /* so that an empty result is told from a short buffer */
    size_t n = 0;
    for (size_t cap = 256; !n && cap < ((size_t)1 << 20) + format.len * 4; cap *= 4) {
        buf_clear(&b);
        buf_reserve(&b, cap);
        n = strftime(b.data, cap, buf_text(&format), &tm);
    }
    *out = from_obj(str_utf8(vm, n ? b.data : "", n ? n - 1 : 0));
    buf_deinit(&format);
    buf_deinit(&b);
    return true;
}

static Value as_text(VM *vm, const struct tm *tm)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%s %s%3d %.2d:%.2d:%.2d %d", days[tm->tm_wday], months[tm->tm_mon], tm->tm_mday, tm->tm_hour,
               tm->tm_min, tm->tm_sec, tm->tm_year + 1900);
    Value v = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return v;
}

static bool t_ctime(VM *vm, Args *a, Value *out)
{
    time_t t;
    struct tm tm;
    if (!seconds_arg(vm, a, &t) || !gmtime_r(&t, &tm))
        return false;
    *out = as_text(vm, &tm);
    return true;
}

static bool t_asctime(VM *vm, Args *a, Value *out)
{
    struct tm tm;
    if (!tm_arg(vm, a, 0, &tm))
        return false;
    *out = as_text(vm, &tm);
    return true;
}

static bool t_mktime(VM *vm, Args *a, Value *out)
{
    struct tm tm;
    if (!tm_arg(vm, a, 0, &tm))
        return false;
    *out = from_float((double)timegm(&tm));
    return true;
}

#define FIELD(name, i)                                                                                       \
    static bool get_##name(VM *vm, Args *a, Value *out)                                                      \
    {                                                                                                        \
        (void)vm;                                                                                            \
        *out = AS(Tuple, a->v[0])->items[i];                                                                 \
        return true;                                                                                         \
    }
#define EACH_FIELD(X)                                                                                        \
    X(tm_year, 0) X(tm_mon, 1) X(tm_mday, 2) X(tm_hour, 3) X(tm_min, 4) X(tm_sec, 5) X(tm_wday, 6)          \
    X(tm_yday, 7) X(tm_isdst, 8)
EACH_FIELD(FIELD)
#undef FIELD

static bool struct_repr(VM *vm, Args *a, Value *out)
{
    static const char *const names[FIELDS] = {
#define NAME(name, i) #name,
        EACH_FIELD(NAME)
#undef NAME
    };
    Buf b;
    buf_init(&b);
    buf_str(&b, "time.struct_time(");
    for (int i = 0; i < FIELDS; i++)
        buf_printf(&b, "%s%s=%d", i ? ", " : "", names[i], (int)as_int(AS(Tuple, a->v[0])->items[i]));
    buf_char(&b, ')');
    *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return true;
}

static bool struct_construct(VM *vm, Args *a, Value *out)
{
    List *l;
    if (a->n != 2 || !op_list(vm, a->v[1], &l))
        return vm->exc != V_NULL ? false : RAISE(vm, TypeError, "structseq() missing required argument 'sequence' (pos 1)");
    if (l->len != FIELDS)
        return RAISE(vm, TypeError, "time.struct_time() takes an at least 9-sequence (%d-sequence given)", (int)l->len);
    Tuple *t = tuple_of(vm, l->items, l->len);
    t->o.type = aio_of(vm)->struct_time;
    t->o.flags |= OBJ_USER;
    *out = from_obj(t);
    return true;
}

static const NativeDef struct_methods[] = {
    {"__construct__", struct_construct, 0, -1, NF_KW | NF_STATIC},
    {"__repr__", struct_repr, 0, 0, 0},
#define GETTER(name, i) {#name, get_##name, 0, 0, NF_GETTER},
    EACH_FIELD(GETTER)
#undef GETTER
    {0}};

static bool setup(VM *vm, Module *m)
{
    Aio *a = aio_of(vm);
    if (!a->struct_time)
        a->struct_time =
            native_type(vm, "time", "struct_time", vm->types[KIND_TUPLE], KIND_TUPLE, sizeof(Tuple), NULL, struct_methods);
    Value utc[2] = {from_obj(str_c(vm, "UTC")), from_obj(str_c(vm, "UTC"))};
    module_set(vm, m, "struct_time", from_obj(a->struct_time));
    module_set(vm, m, "timezone", from_int(0));
    module_set(vm, m, "altzone", from_int(0));
    module_set(vm, m, "daylight", from_int(0));
    module_set(vm, m, "tzname", from_obj(tuple_of(vm, utc, 2)));
    return true;
}

static const NativeDef functions[] = {{"time", t_time, 0, 0, 0},
                                      {"time_ns", t_time_ns, 0, 0, 0},
                                      {"monotonic", t_monotonic, 0, 0, 0},
                                      {"monotonic_ns", t_monotonic_ns, 0, 0, 0},
                                      {"perf_counter", t_monotonic, 0, 0, 0},
                                      {"perf_counter_ns", t_monotonic_ns, 0, 0, 0},
                                      {"process_time", t_process_time, 0, 0, 0},
                                      {"process_time_ns", t_process_time_ns, 0, 0, 0},
                                      {"thread_time", t_process_time, 0, 0, 0},
                                      {"sleep", t_sleep, 1, 1, 0},
                                      {"gmtime", t_gmtime, 0, 1, 0},
                                      {"localtime", t_gmtime, 0, 1, 0},
                                      {"strftime", t_strftime, 1, 2, 0},
                                      {"strptime", t_strptime, 1, 2, 0},
                                      {"ctime", t_ctime, 0, 1, 0},
                                      {"asctime", t_asctime, 0, 1, 0},
                                      {"mktime", t_mktime, 1, 1, 0},
                                      {0}};
const ModuleDef time_module = {"time", functions, setup};
