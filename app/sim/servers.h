/* What the servers of a world remember while a run goes on: which replies are used up, who is connected to whom. */
#ifndef ASYNCOURSE_SIM_SERVERS_H
#define ASYNCOURSE_SIM_SERVERS_H

#include "base/map.h"
#include "sim/world.h"

typedef struct Host Host;
typedef struct {
    Map used;   /* "<node> <what was asked for>" -> replies given */
    Map names;  /* hosts, in the order of `hosts` */
    Host *hosts;
    uint32_t cap;
} Servers;

void servers_init(Servers *s);
void servers_deinit(Servers *s);

/* The reply of a table to what is asked for; NULL: none is declared. A list of replies is used up one by one by each
 * thing that is asked for, its last one repeats. */
const WorldNode *servers_reply(Servers *s, const WorldNode *table, const char *asked, size_t len, WorldNames *names);

/* A request to a host begins; `limit` is its entry in `limits` (NULL: none). false: the host refuses it, there are more
 * than `connections` open, or more than `rate` in `per` seconds. Each enter needs its leave, refused or not. */
bool servers_enter(Servers *s, const char *host, size_t len, const WorldNode *limit, int64_t now_ns);
void servers_leave(Servers *s, const char *host, size_t len);

#endif
