/// Benchmarks (JMH) of what runs once a packet or once an interval. Each class has a `main`.
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
