package dev.baton.loop;

/// Something that must be done again and again by the loop's own thread, and by no other: what it keeps alive must die
/// with the loop.
public interface Upkeep {
    /// Nothing to keep up.
    Upkeep NONE = new Upkeep() {
        @Override
        public long nextNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public void run(long nowNanos) {
            // Nothing is kept up.
        }
    };

    /// When [#run] is due next, on the node's clock; [Long#MAX_VALUE]: never.
    long nextNanos();

    /// Does what is due.
    void run(long nowNanos);

    /// Both.
    static Upkeep together(Upkeep one, Upkeep other) {
        return new Upkeep() {
            @Override
            public long nextNanos() {
                return Math.min(one.nextNanos(), other.nextNanos());
            }

            @Override
            public void run(long nowNanos) {
                one.run(nowNanos);
                other.run(nowNanos);
            }
        };
    }
}
