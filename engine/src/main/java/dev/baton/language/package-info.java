/// What an editor knows of the two languages of configurations, `node.yaml` and `keepalived.conf`: tokens, structure,
/// completion, help, problems with what mends them, and texts that are edited without losing a byte. Pure, and no text
/// makes it throw.
@NullMarked
package dev.baton.language;

import org.jspecify.annotations.NullMarked;
