/// Runs failover tests on nodes, real or of the lab, keeps what came of them, and writes the reports.
@NullMarked
package dev.baton.failover;

import org.jspecify.annotations.NullMarked;
