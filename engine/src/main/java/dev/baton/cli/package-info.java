/// The baton command. [dev.baton.cli.Baton] is where the program is put together; each subcommand is a class of its own.
/// Exit status: 0 good, 1 failed, 2 wrong usage, 3 cannot.
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
