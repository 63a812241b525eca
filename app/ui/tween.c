#include "ui/tween.h"

void tween_key(Tween *t, int64_t now_ms)
{
    t->hurried = t->key_ms != 0 && now_ms - t->key_ms < TWEEN_MS;
    t->key_ms = now_ms;
    tween_end(t);
}

bool tween_begin(Tween *t, int64_t now_ms)
{
    t->moving = t->on && !t->hurried;
    t->phase = 0;
    t->begun_ms = now_ms;
    return t->moving;
}

void tween_end(Tween *t) { t->moving = false; }

int tween_timeout(const Tween *t, int64_t now_ms)
{
    if (!t->moving) {
        return -1;
    }
    int64_t left = t->begun_ms + (int64_t)(t->phase + 1) * TWEEN_FRAME_MS - now_ms;
    return left > 0 ? (int)left : 0;
}

void tween_tick(Tween *t, int64_t now_ms)
{
    int64_t phase = (now_ms - t->begun_ms) / TWEEN_FRAME_MS;
    if (phase > t->phase) {
        t->phase = phase < TWEEN_FRAMES ? (int)phase : TWEEN_FRAMES;
    }
    if (t->phase == TWEEN_FRAMES) {
        t->moving = false;
    }
}

int tween_between(const Tween *t, int from, int to)
{
    int parts = TWEEN_FRAMES + 1, way = (to - from) * (t->phase + 1);
    return from + (way + (way < 0 ? -parts / 2 : parts / 2)) / parts;
}
