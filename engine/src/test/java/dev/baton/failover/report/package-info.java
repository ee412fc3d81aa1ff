@NullMarked
package dev.baton.failover.report;

import org.jspecify.annotations.NullMarked;
