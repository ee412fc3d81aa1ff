package dev.baton.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import dev.baton.loop.Intervals;

/// Collects metric families, by the names under which they are read. One without a sample is left out.
final class Families {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String TOTAL = "_total";
    private static final long NOT_TOLD = 0;

    /// A sample: its labels and its value.
    record Point(Labels labels, double value) {
        static Point of(long value, String... labels) {
            return new Point(Labels.of(labels), (double) value);
        }

        static Point of(boolean value, Labels labels) {
            return new Point(labels, value ? 1 : 0);
        }
    }

    private final List<MetricSnapshot> all = new ArrayList<>();

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    void gauge(String name, String help, Stream<Point> points) {
        List<GaugeDataPointSnapshot> samples = points
                .map(p -> GaugeDataPointSnapshot.builder().labels(p.labels).value(p.value).build()).toList();
        if (!samples.isEmpty()) {
            all.add(new GaugeSnapshot(new MetricMetadata(name, help), samples));
        }
    }

    /// @param name with its `_total`, which the library puts there itself
    void counter(String name, String help, Stream<Point> points) {
        List<CounterDataPointSnapshot> samples = points
                .map(p -> CounterDataPointSnapshot.builder().labels(p.labels).value(p.value).build()).toList();
        if (!samples.isEmpty()) {
            String base = name.substring(0, name.length() - TOTAL.length());
            all.add(new CounterSnapshot(new MetricMetadata(base, help), samples));
        }
    }

    /// Lengths of time, in seconds.
    static HistogramDataPointSnapshot histogram(Labels labels, Intervals intervals) {
        List<Double> bounds = new ArrayList<>(intervals.boundsNanos().stream().map(Families::seconds).toList());
        bounds.add(Double.POSITIVE_INFINITY);
        return new HistogramDataPointSnapshot(ClassicHistogramBuckets.of(bounds, intervals.counts()),
                seconds(intervals.sumNanos()), labels, Exemplars.EMPTY, NOT_TOLD);
    }

    void histograms(String name, String help, Stream<HistogramDataPointSnapshot> points) {
        List<HistogramDataPointSnapshot> samples = points.toList();
        if (!samples.isEmpty()) {
            all.add(new HistogramSnapshot(new MetricMetadata(name, help), samples));
        }
    }

    MetricSnapshots snapshots() {
        return new MetricSnapshots(all);
    }
}
