/// Reports of failover tests: HTML that needs no program to be read, JSON, CSV, JUnit XML, and captures with marks. Each
/// carries a hash that tells whether a byte of it was changed.
@NullMarked
package dev.baton.failover.report;

import org.jspecify.annotations.NullMarked;
