/// Every text that the window shows, by key, in English and Traditional Chinese.
@NullMarked
package dev.baton.app.i18n;

import org.jspecify.annotations.NullMarked;
