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

/* What the program computed: its price per instruction, where the run has one, and endless reads of the clock. Waiting
 * and sleeping are no computing. */
static int64_t computed_ns(VM *vm)
{
    aio_read_clock(vm);
    return aio_of(vm)->computed_ns;
}

static bool t_process_time(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_float(clock_seconds(computed_ns(vm)));
    return true;
}

static bool t_process_time_ns(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = int_from_i64(vm, computed_ns(vm));
    return true;
}

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

/* ---- the clocks by number and by name (Modules/timemodule.c) ---- */

typedef struct {
    const char *name;
    int id;
    int64_t (*read_ns)(VM *vm);
} SystemClock;

static int64_t real_ns(VM *vm) { return aio_epoch_ns(vm) + aio_read_clock(vm); }

static const SystemClock system_clocks[] = {{"CLOCK_REALTIME", 0, real_ns},
                                            {"CLOCK_MONOTONIC", 1, aio_read_clock},
                                            {"CLOCK_PROCESS_CPUTIME_ID", 2, computed_ns},
                                            {"CLOCK_THREAD_CPUTIME_ID", 3, computed_ns},
                                            {"CLOCK_MONOTONIC_RAW", 4, aio_read_clock},
                                            {"CLOCK_BOOTTIME", 7, aio_read_clock},
                                            {"CLOCK_TAI", 11, real_ns}};
enum { SYSTEM_CLOCKS = sizeof system_clocks / sizeof *system_clocks };

static const SystemClock *clock_arg(VM *vm, Value v)
{
    int64_t id;
    if (!op_index(vm, v, &id, NULL))
        return NULL;
    for (int i = 0; i < SYSTEM_CLOCKS; i++)
        if (system_clocks[i].id == id)
            return &system_clocks[i];
    Value args[2] = {from_int(22), from_obj(str_c(vm, "Invalid argument"))};
    vm_raise_args(vm, vm->excs->OSError, args, 2);
    return NULL;
}

static bool t_clock_gettime(VM *vm, Args *a, Value *out)
{
    const SystemClock *c = clock_arg(vm, a->v[0]);
    *out = c ? from_float(clock_seconds(c->read_ns(vm))) : V_NONE;
    return c != NULL;
}

static bool t_clock_gettime_ns(VM *vm, Args *a, Value *out)
{
    const SystemClock *c = clock_arg(vm, a->v[0]);
    *out = c ? int_from_i64(vm, c->read_ns(vm)) : V_NONE;
    return c != NULL;
}

static bool t_clock_getres(VM *vm, Args *a, Value *out)
{
    *out = from_float(1e-9);
    return clock_arg(vm, a->v[0]) != NULL;
}

static bool set_named(VM *vm, Value o, const char *name, Value v)
{
    return attr_set(vm, o, str_intern(vm, name, strlen(name)), v);
}

static bool t_get_clock_info(VM *vm, Args *a, Value *out)
{
    static const struct {
        const char *name, *implementation;
    } clocks[] = {{"monotonic", "clock_gettime(CLOCK_MONOTONIC)"},
                  {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)"},
                  {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"},
                  {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)"},
                  {"time", "clock_gettime(CLOCK_REALTIME)"}};
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "get_clock_info() argument 1 must be str, not %s", type_name(vm, a->v[0]));
    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        if (!str_is(AS(Str, a->v[0]), clocks[i].name))
            continue;
        bool wall = !strcmp(clocks[i].name, "time");
        Value type;
        return vm_import_function(vm, "types", "SimpleNamespace", &type) && vm_call(vm, type, NULL, 0, out) &&
               set_named(vm, *out, "implementation", from_obj(str_c(vm, clocks[i].implementation))) &&
               set_named(vm, *out, "monotonic", from_bool(!wall)) &&
               set_named(vm, *out, "adjustable", from_bool(wall)) &&
               set_named(vm, *out, "resolution", from_float(1e-9));
    }
    return RAISE(vm, ValueError, "unknown clock");
}

/* The zone is UTC. A program that asks for another one hears that it will not get it. */
static bool t_tzset(VM *vm, Args *a, Value *out)
{
    static const char *const utc[] = {"", "UTC", "UTC0", ":UTC", "Etc/UTC", ":Etc/UTC"};
    Value getenv, name = from_obj(str_c(vm, "TZ")), zone;
    (void)a;
    *out = V_NONE;
    if (!vm_import_function(vm, "os", "getenv", &getenv) || !vm_call(vm, getenv, &name, 1, &zone))
        return false;
    bool known = zone == V_NONE;
    for (size_t i = 0; i < sizeof utc / sizeof *utc && is_str(zone); i++)
        known = known || str_is(AS(Str, zone), utc[i]);
    return known || RAISE(vm, NotImplementedError, "time zones of the environment are not part of the course's Python: "
                                                   "local time is UTC; use datetime.timezone");
}

/* ---- struct_time ---- */

/* Behind the items that the tuple shows stands where tm_zone and tm_gmtoff come from (Modules/timemodule.c, where they
 * are unnamed items of a struct sequence). */
enum { FIELDS = 9, MOST_FIELDS = 11 };
typedef enum Origin { FROM_SEQUENCE, FROM_GMTIME, FROM_LOCALTIME, FROM_LONG_SEQUENCE } Origin;

static Tuple *struct_new(VM *vm, Origin origin)
{
    Tuple *t = tuple_new(vm, FIELDS + 1);
    t->len = FIELDS;
    t->items[FIELDS] = from_int(origin);
    t->o.type = aio_of(vm)->struct_time;
    t->o.flags |= OBJ_USER;
    return t;
}

static Value time_tuple(VM *vm, const struct tm *tm, Origin origin)
{
    Tuple *t = struct_new(vm, origin);
    const int v[FIELDS] = {tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour, tm->tm_min,
                           tm->tm_sec, (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0};
    for (int i = 0; i < FIELDS; i++)
        t->items[i] = from_int(v[i]);
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

static bool time_fields(VM *vm, Args *a, Origin origin, Value *out)
{
    time_t t;
    struct tm tm;
    if (!seconds_arg(vm, a, &t) || !gmtime_r(&t, &tm))
        return false;
    *out = time_tuple(vm, &tm, origin);
    return true;
}

static bool t_gmtime(VM *vm, Args *a, Value *out) { return time_fields(vm, a, FROM_GMTIME, out); }
static bool t_localtime(VM *vm, Args *a, Value *out) { return time_fields(vm, a, FROM_LOCALTIME, out); }

/* The argument i as fields, by default the time now; of which function, for the message. */
static bool tm_arg(VM *vm, Args *a, uint32_t i, const char *of, struct tm *tm)
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
        return RAISE(vm, TypeError, "%s(): illegal time tuple argument", of);
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
    if (!tm_arg(vm, a, 1, "strftime", &tm))
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
    if (!tm_arg(vm, a, 0, "asctime", &tm))
        return false;
    *out = as_text(vm, &tm);
    return true;
}

static bool t_mktime(VM *vm, Args *a, Value *out)
{
    struct tm tm;
    if (!tm_arg(vm, a, 0, "mktime", &tm))
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
    bool ok = true;
    for (int i = 0; i < FIELDS && ok; i++) {
        buf_printf(&b, "%s%s=", i ? ", " : "", names[i]);
        ok = value_repr(vm, AS(Tuple, a->v[0])->items[i], &b);
    }
    buf_char(&b, ')');
    *out = ok ? value_str_from_buf(vm, &b) : V_NONE;
    buf_deinit(&b);
    return ok;
}

static const char *const hidden_names[] = {"tm_zone", "tm_gmtoff"};

static bool hidden_field(VM *vm, Value v, int i, Value *out)
{
    Tuple *t = AS(Tuple, v);
    Origin origin = (Origin)as_int(t->items[FIELDS]);
    *out = V_NONE;
    if (origin == FROM_GMTIME || origin == FROM_LOCALTIME)
        *out = i ? from_int(0) : from_obj(str_c(vm, origin == FROM_GMTIME ? "GMT" : "UTC"));
    else if (origin == FROM_LONG_SEQUENCE)
        *out = dict_get_str(*extra_slot(vm, &t->o), str_intern(vm, hidden_names[i], strlen(hidden_names[i])));
    return true;
}

static bool get_tm_zone(VM *vm, Args *a, Value *out) { return hidden_field(vm, a->v[0], 0, out); }
static bool get_tm_gmtoff(VM *vm, Args *a, Value *out) { return hidden_field(vm, a->v[0], 1, out); }

static Dict *hidden_fields(VM *vm, Value v)
{
    Dict *d = dict_new(vm);
    for (int i = 0; i < MOST_FIELDS - FIELDS; i++) {
        Value field;
        hidden_field(vm, v, i, &field);
        dict_set_str(vm, d, str_intern(vm, hidden_names[i], strlen(hidden_names[i])), field);
    }
    return d;
}

static bool struct_reduce(VM *vm, Args *a, Value *out)
{
    Value parts[2] = {from_obj(tuple_of(vm, AS(Tuple, a->v[0])->items, FIELDS)), from_obj(hidden_fields(vm, a->v[0]))};
    Value both[2] = {from_obj(aio_of(vm)->struct_time), from_obj(tuple_of(vm, parts, 2))};
    *out = from_obj(tuple_of(vm, both, 2));
    return true;
}

/* Of 9 to 11 items and a dict of the hidden fields (Objects/structseq.c, structseq_new). */
static bool struct_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"sequence", "dict", NULL};
    Value v[2] = {V_NULL, V_NULL};
    List *l;
    if (!args_bind(vm, a, 1, "structseq", names, 2, 1, v))
        return false;
    if (!op_list(vm, v[0], &l)) {
        vm->exc = V_NULL;
        return RAISE(vm, TypeError, "constructor requires a sequence");
    }
    if (l->len < FIELDS || l->len > MOST_FIELDS)
        return RAISE(vm, TypeError, "time.struct_time() takes an at %s %d-sequence (%d-sequence given)",
                     l->len < FIELDS ? "least" : "most", l->len < FIELDS ? FIELDS : MOST_FIELDS, (int)l->len);
    bool dict = v[1] != V_NULL && is_kind(v[1], KIND_DICT);
    Tuple *t = struct_new(vm, l->len > FIELDS || dict ? FROM_LONG_SEQUENCE : FROM_SEQUENCE);
    memcpy(t->items, l->items, FIELDS * sizeof(Value));
    *out = from_obj(t);
    if (l->len == FIELDS && !dict)
        return true;
    Dict *hidden = dict_new(vm);
    for (int i = 0; i < MOST_FIELDS - FIELDS; i++) {
        Str *name = str_intern(vm, hidden_names[i], strlen(hidden_names[i]));
        Value given = dict ? dict_get_str(AS(Dict, v[1]), name) : V_NULL;
        dict_set_str(vm, hidden, name,
                     l->len > FIELDS + i ? l->items[FIELDS + i] : given == V_NULL ? V_NONE : given);
    }
    *extra_slot(vm, &t->o) = hidden;
    return true;
}

static const NativeDef struct_methods[] = {
    {"__construct__", struct_construct, 0, -1, NF_KW | NF_STATIC},
    {"__repr__", struct_repr, 0, 0, 0},
#define GETTER(name, i) {#name, get_##name, 0, 0, NF_GETTER},
    EACH_FIELD(GETTER)
#undef GETTER
    {"tm_zone", get_tm_zone, 0, 0, NF_GETTER},
    {"tm_gmtoff", get_tm_gmtoff, 0, 0, NF_GETTER},
    {"__reduce__", struct_reduce, 0, 0, 0},
    {0}};

static bool setup(VM *vm, Module *m)
{
    Aio *a = aio_of(vm);
    if (!a->struct_time)
        a->struct_time =
            native_type(vm, "time", "struct_time", vm->types[KIND_TUPLE], KIND_TUPLE, sizeof(Tuple), NULL, struct_methods);
    Value utc[2] = {from_obj(str_c(vm, "UTC")), from_obj(str_c(vm, "UTC"))};
    static const char *const counts[] = {"n_fields", "n_sequence_fields", "n_unnamed_fields"};
    static const int values[] = {MOST_FIELDS, FIELDS, 0};
    for (int i = 0; i < 3; i++)
        dict_set_str(vm, a->struct_time->dict, str_intern(vm, counts[i], strlen(counts[i])), from_int(values[i]));
    module_set(vm, m, "struct_time", from_obj(a->struct_time));
    for (int i = 0; i < SYSTEM_CLOCKS; i++)
        module_set(vm, m, system_clocks[i].name, from_int(system_clocks[i].id));
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
                                      {"thread_time_ns", t_process_time_ns, 0, 0, 0},
                                      {"clock_gettime", t_clock_gettime, 1, 1, 0},
                                      {"clock_gettime_ns", t_clock_gettime_ns, 1, 1, 0},
                                      {"clock_getres", t_clock_getres, 1, 1, 0},
                                      {"get_clock_info", t_get_clock_info, 1, 1, 0},
                                      {"tzset", t_tzset, 0, 0, 0},
                                      {"sleep", t_sleep, 1, 1, 0},
                                      {"gmtime", t_gmtime, 0, 1, 0},
                                      {"localtime", t_localtime, 0, 1, 0},
                                      {"strftime", t_strftime, 1, 2, 0},
                                      {"strptime", t_strptime, 1, 2, 0},
                                      {"ctime", t_ctime, 0, 1, 0},
                                      {"asctime", t_asctime, 0, 1, 0},
                                      {"mktime", t_mktime, 1, 1, 0},
                                      {0}};
const ModuleDef time_module = {"time", functions, setup};
