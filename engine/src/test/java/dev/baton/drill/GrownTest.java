package dev.baton.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrownTest {
    @Test
    void twoThatGrowFromOne_doNotSeeEachOther() {
        Grown<String> one = Grown.of(List.of("a", "b"));
        Grown<String> left = one.and(List.of("c"));
        Grown<String> right = one.and(List.of("d", "e"));

        assertThat(one).containsExactly("a", "b");
        assertThat(left).containsExactly("a", "b", "c");
        assertThat(right).containsExactly("a", "b", "d", "e");
        assertThat(left.and(List.of("f"))).containsExactly("a", "b", "c", "f");
    }

    @Test
    void anyTreeOfGrowth_holdsWhatPlainListsHold() {
        Random random = new Random(7);
        List<Grown<Integer>> grown = new ArrayList<>(List.of(Grown.none()));
        List<List<Integer>> plain = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < 3_000; i++) {
            int at = random.nextInt(grown.size());
            List<Integer> more = random.ints(random.nextInt(5)).boxed().toList();
            List<Integer> both = new ArrayList<>(plain.get(at));
            both.addAll(more);
            grown.add(grown.get(at).and(more));
            plain.add(both);
        }

        for (int i = 0; i < grown.size(); i++) {
            assertThat(grown.get(i)).isEqualTo(plain.get(i));
        }
    }

    @Test
    void whatIsBeyondItsEnd_isNotReached() {
        Grown<String> one = Grown.of(List.of("a"));
        assertThat(one.and(List.of("b"))).hasSize(2);

        assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> one.add("c")).isInstanceOf(UnsupportedOperationException.class);
    }
}
