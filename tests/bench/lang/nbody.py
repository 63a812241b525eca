"""op: a pair of bodies attracting each other for one step."""
N = 100000


def step(bodies, dt):
    for i in range(len(bodies)):
        a = bodies[i]
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
            force = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
            a[3] -= dx * b[6] * force
            a[4] -= dy * b[6] * force
            a[5] -= dz * b[6] * force
            b[3] += dx * a[6] * force
            b[4] += dy * a[6] * force
            b[5] += dz * a[6] * force
    for body in bodies:
        body[0] += dt * body[3]
        body[1] += dt * body[4]
        body[2] += dt * body[5]


def run(n):
    bodies = [[i * 1.5, i * i * 0.7, 3.0 - i, 0.1 * i, -0.2, 0.05 * i, 1.0 / (i + 1)] for i in range(5)]
    for _ in range(n // 10):
        step(bodies, 0.001)
    return sum(body[0] for body in bodies)


print(f"{run(N):.9f}")
