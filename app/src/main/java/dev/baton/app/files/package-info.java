/// Configuration files as they are on disk: found, read, and read again when they change. They are never written to.
@NullMarked
package dev.baton.app.files;

import org.jspecify.annotations.NullMarked;
