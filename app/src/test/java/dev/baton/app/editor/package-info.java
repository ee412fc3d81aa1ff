/// Tests of the text editor, with hands that type.
@NullMarked
package dev.baton.app.editor;

import org.jspecify.annotations.NullMarked;
