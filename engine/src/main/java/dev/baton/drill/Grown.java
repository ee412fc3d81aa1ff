package dev.baton.drill;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// A list that never changes. One with more at its end shares what it has with this one, so that to take in what has come since
/// costs no more than that. It may be read by any thread that was given it.
public final class Grown<E> extends AbstractList<E> {
    private static final int FIRST_CAPACITY = 64;

    /// What several share: each sees the beginning of it that is its own, and only one of them goes on in it.
    private static final class Roll {
        private final Object[] slots;
        private int used;

        Roll(Object[] slots) {
            this.slots = slots;
        }
    }

    private final Roll roll;
    private final int size;

    private Grown(Roll roll, int size) {
        this.roll = roll;
        this.size = size;
    }

    /// Nothing yet.
    public static <E> Grown<E> none() {
        return new Grown<>(new Roll(new Object[0]), 0);
    }

    /// The same as a list that never changes.
    public static <E> Grown<E> of(List<E> list) {
        return list instanceof Grown<E> same ? same : Grown.<E>none().and(list);
    }

    /// These, and then those.
    public Grown<E> and(List<E> more) {
        if (more.isEmpty()) {
            return this;
        }
        int wanted = size + more.size();
        synchronized (roll) {
            boolean isOurs = roll.used == size && wanted <= roll.slots.length;
            Roll next = isOurs
                    ? roll
                    : new Roll(Arrays.copyOf(Arrays.copyOf(roll.slots, size), Math.max(FIRST_CAPACITY, 2 * wanted)));
            int at = size;
            for (E each : more) {
                next.slots[at++] = each;
            }
            next.used = wanted;
            return new Grown<>(next, wanted);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return (E) roll.slots[index];
    }

    @Override
    public int size() {
        return size;
    }
}
