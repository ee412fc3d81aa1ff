package dev.baton.finding;

/// One check of the stream of one cluster. It is told of everything in its order and notes what it is sure of.
interface StreamCheck {
    /// A sound advertisement, of priority 0 too.
    ///
    /// @param now    what was said
    /// @param before everything that had been said before
    default void advert(Sender now, Senders before) {}

    /// Somebody said that he has an address of the cluster.
    default void claimed(Claim claim, Senders senders) {}

    /// Time has passed.
    default void look(Look look) {}
}
