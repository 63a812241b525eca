"""What a task shows of where it stands."""
import sys
import traceback


def _frames(task):
    """Outermost first; True when they are those of its exception."""
    coro = task.get_coro()
    for name in 'cr_frame', 'gi_frame', 'ag_frame':
        frame = getattr(coro, name, None)
        if frame is not None:
            return [frame], False
    exception = None if not task.done() or task.cancelled() else task._exception
    frames = []
    tb = exception.__traceback__ if exception is not None else None
    while tb is not None:
        if not tb._is_library:
            frames.append(tb.tb_frame)
        tb = tb.tb_next
    return frames, exception is not None


def _task_get_stack(task, limit):
    frames, of_exception = _frames(task)
    if not of_exception and task is _running_task():
        frames = _calls(frames)
    if limit is None:
        return frames
    if limit <= 0:
        return frames[:0] if limit == 0 else frames[-limit:] if of_exception else frames
    return frames[:limit] if of_exception else frames[-limit:]


def _running_task():
    from _asyncio import _get_running_loop, current_task
    loop = _get_running_loop()
    return current_task(loop) if loop is not None else None


def _calls(inner):
    """The calls that are open now, inwards up to the task's coroutine."""
    frames = []
    frame = sys._getframe()
    while frame is not None:
        frames.insert(0, frame)
        if any(frame.f_code is own.f_code for own in inner):
            frames = [frame]
        frame = frame.f_back
    return frames


def _task_print_stack(task, limit, file):
    frames = _task_get_stack(task, limit)
    exception = task._exception if task.done() and not task.cancelled() else None
    if not frames:
        print(f'No stack for {task!r}', file=file)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    shown = traceback.StackSummary.extract(
        (frame, frame.f_lineno) for frame in frames if frame is not True)  # True: a coroutine of the library
    traceback.print_list(shown, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(exception):
            print(line, file=file, end='')
