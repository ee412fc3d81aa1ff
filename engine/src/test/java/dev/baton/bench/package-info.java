/// JMH benchmarks: `mvn -pl engine test-compile`, then `org.openjdk.jmh.Main` on the test class path.
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
