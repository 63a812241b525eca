/* The clock of small movements: something goes from where it was to where it is now, in a few frames. Whoever draws asks
 * for the phase, so that a picture is a function of what it shows and of that; nothing moves by itself, and at rest there
 * is nothing to wait for. Times are those of term_now. */
#ifndef ASYNCOURSE_UI_TWEEN_H
#define ASYNCOURSE_UI_TWEEN_H

#include <stdbool.h>
#include <stdint.h>

/* 30 frames a second at most, and done after 102 ms. */
enum { TWEEN_FRAMES = 3, TWEEN_FRAME_MS = 34, TWEEN_MS = TWEEN_FRAMES * TWEEN_FRAME_MS };

typedef struct {
    bool on;          /* false: nothing ever moves */
    bool moving;
    int phase;        /* while it moves: 0 .. TWEEN_FRAMES - 1 */
    int64_t begun_ms;
    bool hurried;     /* the last keys came so fast that whoever types them wants to see where things are */
    int64_t key_ms;
} Tween;

/* A key has come: what moves is where it goes. */
void tween_key(Tween *t, int64_t now_ms);
/* Things have moved; false: not to be shown (it is off, or keys come fast). */
bool tween_begin(Tween *t, int64_t now_ms);
void tween_end(Tween *t);
/* Milliseconds until the next frame; -1: at rest. */
int tween_timeout(const Tween *t, int64_t now_ms);
/* The time is up: the next frame, or the end. Frames whose time has passed are left out. */
void tween_tick(Tween *t, int64_t now_ms);
/* The place between two in the phase that is shown. */
int tween_between(const Tween *t, int from, int to);

#endif
