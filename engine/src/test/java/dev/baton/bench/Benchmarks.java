package dev.baton.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks of this package, or those whose name matches a regular expression, with allocation figures.
///
/// From the top of the source tree:
///
/// ```
/// mvn -q -pl engine test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
/// java -cp engine/target/test-classes:engine/target/classes:$(cat engine/target/test.classpath) \
///     dev.baton.bench.Benchmarks WireBenchmark
/// ```
public final class Benchmarks {
    private Benchmarks() {}

    /// Runs them and prints what it measured.
    ///
    /// @param args the regular expression; nothing: all of them
    public static void main(String[] args) throws RunnerException {
        String wanted = args.length == 0 ? "dev\\.baton\\.bench\\..*Benchmark" : args[0];
        new Runner(new OptionsBuilder().include(wanted).addProfiler(GCProfiler.class).build()).run();
    }
}
