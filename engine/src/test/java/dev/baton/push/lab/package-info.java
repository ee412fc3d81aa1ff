/// Tests of `dev.baton.push.lab`.
@NullMarked
package dev.baton.push.lab;

import org.jspecify.annotations.NullMarked;
