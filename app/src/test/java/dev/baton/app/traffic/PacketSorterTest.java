package dev.baton.app.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.app.fx.Tasks;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FxExtension;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;
import dev.baton.traffic.PacketStore;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PacketSorterTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SEED = 20_261_127L;
    private static final int FEW = 900;

    private final Tasks tasks = new Tasks();
    private final AtomicLong nowNanos = new AtomicLong();
    private final PacketStore store = new PacketStore(2 * PacketStore.PACKETS_A_BLOCK, Long.MAX_VALUE);
    private final PacketRows rows = new PacketRows(store);
    private final PacketSorter sorter = new PacketSorter(rows, tasks, nowNanos::get);
    private final Random random = new Random(SEED);

    @BeforeAll
    static void toolkit() {
        FxExtension.start();
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    /// Adverts of few sources and priorities, a few that cannot be read, at times that are not in order.
    private void append(int count) {
        for (int i = 0; i < count; i++) {
            byte[] bytes = Captures.advert(1 + random.nextInt(20), random.nextInt(255));
            byte[] frame = random.nextInt(10) == 0 ? new byte[]{1, 2, 3} : bytes;
            store.append(Captures.START_NANOS + random.nextInt(1_000_000), "eth" + random.nextInt(3),
                    LinkType.ETHERNET, frame.length, frame, Optional.empty());
        }
    }

    private void until(BooleanSupplier holds) {
        await().atMost(LIMIT).until(() -> {
            AtomicBoolean now = new AtomicBoolean();
            try {
                onFx(() -> now.set(holds.getAsBoolean()));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return now.get();
        });
    }

    private void showAll() throws Throwable {
        onFx(() -> sorter.show(Shown.all(store, store.lastNumber())));
    }

    private void sort(SortColumn column, boolean isDescending) throws Throwable {
        onFx(() -> sorter.sort(Optional.of(new PacketOrder(column, isDescending))));
        until(rows::isSorted);
    }

    private List<Long> shown() throws Throwable {
        List<Long> numbers = new ArrayList<>();
        onFx(() -> rows.numbers().forEach(numbers::add));
        return numbers;
    }

    private Packet packet(long number) {
        return store.packet(number).orElseThrow();
    }

    /// What a column shows, as something to compare; empty: nothing.
    private Optional<Comparable<?>> cell(SortColumn column, long number) {
        PacketRow row = PacketRow.of(packet(number));
        return switch (column) {
            case NUMBER -> Optional.of(number);
            case TIME -> Optional.of(row.packet().atNanos());
            case OBSERVER -> Optional.of(row.packet().observer());
            case SOURCE -> row.packet().source().map(address -> address);
            case DESTINATION -> row.packet().destination().map(address -> address);
            case PROTOCOL -> Optional.of(row.protocol()).filter(word -> !word.isEmpty()).map(word -> word);
            case VRID -> row.vrrp().map(message -> message.vrid());
            case PRIORITY -> row.vrrp().map(message -> message.priority());
            case INTERVAL -> row.vrrp().map(message -> message.intervalNanos());
            case ADDRESSES -> row.addresses().stream().findFirst().map(address -> address);
            case TTL -> Optional.of(row.hopLimit()).filter(ttl -> !ttl.isEmpty()).map(Integer::valueOf);
            case CHECKSUM -> row.vrrp().map(_ -> row.form().isPresent());
            case REMARK -> row.worst().map(PacketRemark::severity);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Comparator<Long> expected(SortColumn column, boolean isDescending) {
        return (a, b) -> {
            Optional<Comparable<?>> one = cell(column, a);
            Optional<Comparable<?>> two = cell(column, b);
            if (one.isEmpty() || two.isEmpty()) {
                return Boolean.compare(one.isEmpty(), two.isEmpty());
            }
            int compared = ((Comparable) one.get()).compareTo(two.get());
            return isDescending ? -compared : compared;
        };
    }

    @ParameterizedTest
    @EnumSource(SortColumn.class)
    void everyColumn_isSortedBothWays_equalOnesStayInTheOrderOfTheirCapture_emptyOnesComeLast(SortColumn column)
            throws Throwable {
        append(FEW);
        showAll();
        for (boolean isDescending : List.of(false, true)) {
            sort(column, isDescending);
            until(() -> sorter.order().get().orElseThrow().isDescending() == isDescending
                    && rows.size() == FEW && !isOutOfOrder(column, isDescending));
            List<Long> numbers = shown();
            assertThat(numbers).doesNotHaveDuplicates().hasSize(FEW);
            Comparator<Long> order = expected(column, isDescending);
            for (int i = 1; i < numbers.size(); i++) {
                int compared = order.compare(numbers.get(i - 1), numbers.get(i));
                assertThat(compared < 0 || (compared == 0 && (numbers.get(i - 1) < numbers.get(i)
                        || column == SortColumn.REMARK))).as("row %d", i).isTrue();
            }
        }
        onFx(() -> sorter.sort(Optional.empty()));
        assertThat(shown()).isSorted().hasSize(FEW);
    }

    private boolean isOutOfOrder(SortColumn column, boolean isDescending) {
        Comparator<Long> order = expected(column, isDescending);
        long[] numbers = rows.numbers().toArray();
        for (int i = 1; i < numbers.length; i++) {
            if (order.compare(numbers[i - 1], numbers[i]) > 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void packetsThatComeWhileRowsAreSorted_areMergedIn() throws Throwable {
        append(FEW);
        showAll();
        sort(SortColumn.PRIORITY, true);
        until(() -> rows.size() == FEW);
        append(FEW);
        showAll();
        until(() -> rows.size() == 2 * FEW);
        assertThat(isOutOfOrder(SortColumn.PRIORITY, true)).isFalse();
        assertThat(shown()).doesNotHaveDuplicates();
    }

    @Test
    void manyRows_areMergedSeldom_butAllOfThemInTheEnd() throws Throwable {
        append(FEW);
        showAll();
        sort(SortColumn.PRIORITY, true);
        until(() -> rows.size() == FEW);
        append(1);
        showAll();
        until(() -> rows.size() == FEW + 1);
        append(1);
        showAll();
        onFx(sorter::catchUp);
        assertThat(rows).hasSize(FEW + 1);
        nowNanos.addAndGet((FEW + 1) * PacketSorter.NANOS_A_ROW);
        onFx(sorter::catchUp);
        until(() -> rows.size() == FEW + 2);
        assertThat(isOutOfOrder(SortColumn.PRIORITY, true)).isFalse();
    }

    @Test
    void sortOfSeveralStretches_isWhole() throws Throwable {
        PacketStore big = new PacketStore(1_000_000, Long.MAX_VALUE);
        byte[] one = Captures.advert(1, 100);
        byte[] two = Captures.advert(2, 50);
        int count = 7 * PacketSort.STRETCH + 3;
        for (int i = 0; i < count; i++) {
            byte[] advert = i % 3 == 0 ? one : two;
            big.append(i, "eth0", LinkType.ETHERNET, advert.length, advert, Optional.empty());
        }
        onFx(() -> sorter.show(Shown.all(big, big.lastNumber())));
        sort(SortColumn.PRIORITY, false);
        assertThat(rows).hasSize(count);
        long[] numbers = rows.numbers().toArray();
        int low = count - (count + 2) / 3;
        for (int i = 0; i < count; i++) {
            assertThat((numbers[i] - 1) % 3 == 0).isEqualTo(i >= low);
            assertThat(i == 0 || i == low || numbers[i - 1] < numbers[i]).isTrue();
        }
    }

    @Test
    void packetsThatTheStoreDrops_leaveTheSortedRows() throws Throwable {
        append(3 * PacketStore.PACKETS_A_BLOCK - 10);
        showAll();
        sort(SortColumn.SOURCE, false);
        append(PacketStore.PACKETS_A_BLOCK);
        long first = store.firstNumber();
        assertThat(first).isGreaterThan(1);
        showAll();
        until(() -> rows.size() == store.size());
        assertThat(shown()).allMatch(number -> number >= first);
    }

    @Test
    void filteredPackets_areSortedWithoutTheOthers() throws Throwable {
        append(FEW);
        long[] even = java.util.stream.LongStream.rangeClosed(1, FEW).filter(n -> n % 2 == 0).toArray();
        onFx(() -> sorter.show(Shown.found(store, new Shown.Numbers(even), even.length)));
        sort(SortColumn.PRIORITY, false);
        until(() -> rows.size() == even.length);
        assertThat(shown()).allMatch(number -> number % 2 == 0);
        assertThat(isOutOfOrder(SortColumn.PRIORITY, false)).isFalse();
    }

    @Test
    void sortThatIsLong_tellsItsProgress_andCanBeStopped() throws Throwable {
        PacketStore big = new PacketStore(1_000_000, Long.MAX_VALUE);
        byte[] advert = Captures.advert(1, 100);
        for (int i = 0; i < 8 * PacketSort.STRETCH; i++) {
            big.append(i, "eth0", LinkType.ETHERNET, advert.length, advert, Optional.empty());
        }
        AtomicInteger told = new AtomicInteger();
        onFx(() -> {
            sorter.show(Shown.all(big, big.lastNumber()));
            sorter.progress().subscribe(done -> {
                if (done.doubleValue() < 1) {
                    told.incrementAndGet();
                    sorter.cancel();
                }
            });
            sorter.sort(Optional.of(PacketOrder.ascending(SortColumn.PRIORITY)));
            nowNanos.addAndGet(2 * PacketSorter.PATIENCE_NANOS);
        });
        until(() -> told.get() > 0);
        assertThat(told.get()).isEqualTo(1);
        assertThat(sorter.order().get()).isEmpty();
        assertThat(sorter.progress().get()).isEqualTo(1);
        assertThat(rows.isSorted()).isFalse();
        assertThat(rows).hasSize(8 * PacketSort.STRETCH);
    }

    @Test
    void orderAskedForLast_wins() throws Throwable {
        append(FEW);
        showAll();
        onFx(() -> {
            sorter.sort(Optional.of(PacketOrder.ascending(SortColumn.SOURCE)));
            sorter.sort(Optional.of(PacketOrder.ascending(SortColumn.VRID)));
            sorter.sort(Optional.of(new PacketOrder(SortColumn.PRIORITY, true)));
        });
        until(rows::isSorted);
        assertThat(isOutOfOrder(SortColumn.PRIORITY, true)).isFalse();
    }

    @Test
    void storeOfAnotherRun_isSortedAnew() throws Throwable {
        append(FEW);
        showAll();
        sort(SortColumn.PRIORITY, false);
        PacketStore other = new PacketStore(1_000, Long.MAX_VALUE);
        byte[] advert = Captures.advert(1, 100);
        other.append(1, "eth0", LinkType.ETHERNET, advert.length, advert, Optional.empty());
        onFx(() -> sorter.show(Shown.all(other, 1)));
        until(() -> rows.isSorted() && rows.size() == 1);
        assertThat(rows.getFirst().packet().atNanos()).isEqualTo(1);
    }
}
