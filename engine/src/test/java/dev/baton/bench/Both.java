package dev.baton.bench;

/// The same of both contenders.
record Both<T>(T baton, T keepalived) {
    /// How it is got of one.
    interface Each<T> {
        T of(Contender contender);
    }

    /// Gets it of Baton, then of keepalived.
    static <T> Both<T> inTurn(Each<T> each) {
        T baton = each.of(Contender.BATON);
        return new Both<>(baton, each.of(Contender.KEEPALIVED));
    }

    T of(Contender contender) {
        return switch (contender) {
            case BATON -> baton;
            case KEEPALIVED -> keepalived;
        };
    }
}
