/// What nodes and those who manage them say to each other: records, their JSON, the table of routes, and problems. Shared
/// by agent and client; nothing here performs anything.
@NullMarked
package dev.baton.api;

import org.jspecify.annotations.NullMarked;
