package dev.squall.toxics.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All alarms of one loop, the earliest first: a heap whose members know their places, so that each can be set anew or taken back. */
final class Alarms {
    private @Nullable Alarm[] heap = new Alarm[64];
    private int size;

    /** When the next rings, or {@link Long#MAX_VALUE}. */
    long next() {
        return size == 0 ? Long.MAX_VALUE : at(0).when;
    }

    /** Sets the alarm, also when it is set already. */
    void set(Alarm alarm, long when) {
        if (alarm.place >= 0) {
            alarm.when = when;
            settle(alarm.place);
            return;
        }
        alarm.when = when;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        put(alarm, size++);
        settle(size - 1);
    }

    void cancel(Alarm alarm) {
        int place = alarm.place;
        if (place < 0) {
            return;
        }
        alarm.place = -1;
        Alarm last = at(--size);
        heap[size] = null;
        if (place != size) {
            put(last, place);
            settle(place);
        }
    }

    /** Takes one that is due, or null. */
    @Nullable
    Alarm due(long now) {
        if (size == 0 || at(0).when > now) {
            return null;
        }
        Alarm first = at(0);
        cancel(first);
        return first;
    }

    private void settle(int place) {
        down(up(place));
    }

    private int up(int place) {
        while (place > 0 && at(place).when < at((place - 1) / 2).when) {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
        return place;
    }

    private void down(int place) {
        while (true) {
            int child = 2 * place + 1;
            if (child + 1 < size && at(child + 1).when < at(child).when) {
                child++;
            }
            if (child >= size || at(place).when <= at(child).when) {
                return;
            }
            swap(place, child);
            place = child;
        }
    }

    private void swap(int one, int other) {
        Alarm first = at(one);
        put(at(other), one);
        put(first, other);
    }

    private void put(Alarm alarm, int place) {
        heap[place] = alarm;
        alarm.place = place;
    }

    private Alarm at(int place) {
        Alarm alarm = heap[place];
        if (alarm == null) {
            throw new IllegalStateException("no alarm at " + place + " of " + size);
        }
        return alarm;
    }
}
