package dev.baton.app.source;

import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

import dev.baton.finding.Finding;
import dev.baton.traffic.PacketStore;
import dev.baton.traffic.SourceCard;

/// The packets of a source. JavaFX thread.
public interface PacketFeed {
    /// The packets. It is the same store until a lab begins another run: then [#lastNumber] goes back, and numbers begin
    /// again from 1 in another store.
    PacketStore store();

    /// The number of the newest packet that listeners may look at; 0 while there is none. Changes at most once a frame.
    ReadOnlyLongProperty lastNumber();

    /// How they come in; changes at most once a frame.
    ReadOnlyObjectProperty<FeedState> state();

    /// What each sender does; the same list until it is counted anew, at most twice a second.
    List<SourceCard> cards();

    /// What was found in them, at most as many as the engine keeps; the same list until something changes, at most twice a
    /// second.
    List<Finding> findings();
}
