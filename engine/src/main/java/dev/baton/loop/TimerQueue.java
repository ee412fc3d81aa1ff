package dev.baton.loop;

import java.util.Arrays;

import dev.baton.vrrp.State;

/// The timers of a fixed number of routers, earliest first; those of one instant in the order of the routers. A binary
/// heap that knows where each router is in it, so that restarting a timer costs no search and nothing is left behind.
final class TimerQueue {
    private static final int ABSENT = -1;

    private final long[] deadlines;
    private final int[] heap;
    private final int[] places;
    private int size;

    /// @param routers timers are numbered 0..routers-1
    TimerQueue(int routers) {
        deadlines = new long[routers];
        heap = new int[routers];
        places = new int[routers];
        Arrays.fill(places, ABSENT);
    }

    int size() {
        return size;
    }

    /// When the first timer is due; [State#NEVER] if none runs.
    long firstNanos() {
        return size == 0 ? State.NEVER : deadlines[heap[0]];
    }

    /// The router whose timer is due first; only while one runs.
    int first() {
        return heap[0];
    }

    /// Starts or restarts a router's timer; [State#NEVER] stops it.
    void set(int router, long deadlineNanos) {
        if (deadlineNanos == State.NEVER) {
            remove(router);
            return;
        }
        deadlines[router] = deadlineNanos;
        if (places[router] == ABSENT) {
            place(size++, router);
        }
        up(places[router]);
        down(places[router]);
    }

    private void remove(int router) {
        int hole = places[router];
        if (hole == ABSENT) {
            return;
        }
        places[router] = ABSENT;
        int moved = heap[--size];
        if (moved != router) {
            place(hole, moved);
            up(hole);
            down(places[moved]);
        }
    }

    private void up(int from) {
        int router = heap[from];
        int at = from;
        while (at > 0 && isBefore(router, heap[(at - 1) / 2])) {
            place(at, heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        place(at, router);
    }

    private void down(int from) {
        int router = heap[from];
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], router)) {
                break;
            }
            place(at, heap[child]);
            at = child;
        }
        place(at, router);
    }

    private boolean isBefore(int one, int other) {
        return deadlines[one] < deadlines[other] || (deadlines[one] == deadlines[other] && one < other);
    }

    private void place(int at, int router) {
        heap[at] = router;
        places[router] = at;
    }
}
