package dev.baton.app.control;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentLayoutTest {
    @ParameterizedTest
    @CsvSource({"1, 400", "2, 1040", "3, 1040", "3, 620", "5, 1040", "9, 1040", "50, 1040", "50, 500", "255, 1200"})
    void boxes_standInOrderInsideTheDrawingAndNeverOverlap(int count, double width) {
        SegmentLayout layout = SegmentLayout.card(width, count);
        assertThat(layout.slots()).hasSize(count);
        for (int i = 0; i < count; i++) {
            SegmentLayout.Slot slot = layout.slots().get(i);
            assertThat(slot.x()).isGreaterThanOrEqualTo(0);
            assertThat(slot.x() + slot.width()).isLessThanOrEqualTo(width);
            assertThat(slot.portY()).isLessThan(layout.lanes().get(slot.lane()));
            assertThat(layout.lanes().get(slot.lane())).isLessThan(layout.height());
            if (i > 0) {
                SegmentLayout.Slot left = layout.slots().get(i - 1);
                assertThat(slot.lane() > left.lane() || slot.x() >= left.x() + left.width()).isTrue();
            }
        }
    }

    @Test
    void fewNodes_getFullBoxesAndManyGetSmallOnes() {
        assertThat(SegmentLayout.card(1040, 3).size()).isEqualTo(SegmentLayout.Size.FULL);
        assertThat(SegmentLayout.card(1040, 3).lanes()).hasSize(1);
        assertThat(SegmentLayout.card(1040, 12).size()).isEqualTo(SegmentLayout.Size.SMALL);
        assertThat(SegmentLayout.card(1040, 50).lanes().size()).isGreaterThan(1);
    }

    @Test
    void row_countsWhatItHasNoRoomFor() {
        SegmentLayout fits = SegmentLayout.row(500, 5);
        assertThat(fits.slots()).hasSize(5);
        assertThat(fits.hidden()).isZero();
        SegmentLayout crowded = SegmentLayout.row(500, 20);
        assertThat(crowded.slots()).hasSizeLessThan(6);
        assertThat(crowded.hidden()).isEqualTo(20 - crowded.slots().size());
        assertThat(crowded.endX() + SegmentLayout.MORE_WIDTH).isLessThanOrEqualTo(500);
    }

    @Test
    void wire_isAsLongOneWayAsTheOther() {
        SegmentLayout layout = SegmentLayout.card(1040, 50);
        assertThat(layout.distance(3, 44)).isEqualTo(layout.distance(44, 3));
        assertThat(layout.distance(0, 1)).isLessThan(layout.distance(0, 2));
        assertThat(layout.reach(0)).isGreaterThanOrEqualTo(layout.distance(0, 49));
    }
}
