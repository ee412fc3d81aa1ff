/// The Config screen: the configuration files that are open, what is wrong in them and where, what becomes of them in the
/// other form, and what every single fault would do to the cluster that they make up.
@NullMarked
package dev.baton.app.config;

import org.jspecify.annotations.NullMarked;
