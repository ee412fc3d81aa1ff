/// The Traffic screen: lanes of adverts over time, the packets as a table, each as a tree of fields and as bytes.
@NullMarked
package dev.baton.app.traffic;

import org.jspecify.annotations.NullMarked;
