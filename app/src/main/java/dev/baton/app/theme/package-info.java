/// Light and dark, the state colours as tokens, fonts; the only place that knows which stylesheets there are.
@NullMarked
package dev.baton.app.theme;

import org.jspecify.annotations.NullMarked;
