/// Tests of the findings.
@NullMarked
package dev.baton.finding;

import org.jspecify.annotations.NullMarked;
