package dev.baton.drill;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

import dev.baton.api.ProbeSample;

/// Probes in their order. It never changes; one with more of them shares what it has with this, so that to take in what has
/// come since costs no more than that.
public final class Samples extends AbstractList<ProbeSample> implements RandomAccess {
    private static final int FIRST_CAPACITY = 64;

    /// No probes.
    public static final Samples NONE = new Samples(new Roll(new ProbeSample[FIRST_CAPACITY]), 0);

    /// What several share: each sees the beginning of it that is its own, and what follows belongs to those that came later.
    private static final class Roll {
        private final ProbeSample[] slots;
        private int used;

        Roll(ProbeSample[] slots) {
            this.slots = slots;
        }
    }

    private final Roll roll;
    private final int size;

    private Samples(Roll roll, int size) {
        this.roll = roll;
        this.size = size;
    }

    /// The same probes as a list that never changes.
    public static Samples of(List<ProbeSample> samples) {
        return samples instanceof Samples same ? same : NONE.and(samples);
    }

    /// These, and then those.
    public Samples and(List<ProbeSample> more) {
        if (more.isEmpty()) {
            return this;
        }
        int wanted = size + more.size();
        synchronized (roll) {
            Roll next = roll.used == size && wanted <= roll.slots.length && this != NONE
                    ? roll
                    : new Roll(Arrays.copyOf(roll.slots, Math.max(roll.slots.length, wanted * 2)));
            int at = size;
            for (ProbeSample sample : more) {
                next.slots[at++] = sample;
            }
            next.used = wanted;
            return new Samples(next, wanted);
        }
    }

    @Override
    public ProbeSample get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return roll.slots[index];
    }

    @Override
    public int size() {
        return size;
    }
}
