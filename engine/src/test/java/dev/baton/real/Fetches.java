package dev.baton.real;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a [Fetcher] got.
///
/// @param all every fetch that has ended, in the order in which they began
record Fetches(List<Fetch> all) {
    static final String NOTHING = "-";

    /// One try.
    ///
    /// @param atMicros when it began, in microseconds of the day's clock
    /// @param page     the first line of what came, or [#NOTHING]
    record Fetch(long atMicros, String page) {
        boolean isGood() {
            return !page.equals(NOTHING);
        }
    }

    /// The longest time without service.
    ///
    /// @param fromMicros when the first fetch began that gave a page, before all those that gave none
    /// @param micros     until the next one began that gave a page
    /// @param lost       how many in between gave none
    record Gap(long fromMicros, long micros, int lost) {}

    /// Of what a fetcher has printed.
    static Fetches of(String printed) {
        String whole = printed.substring(0, printed.lastIndexOf('\n') + 1);
        Stream<Fetch> fetches = whole.lines().map(line -> line.split(" ", 2))
                .map(words -> new Fetch(Long.parseLong(words[0]), words[1]));
        return new Fetches(fetches.sorted(Comparator.comparingLong(Fetch::atMicros)).toList());
    }

    /// Those that began at `fromMicros` or later.
    Fetches since(long fromMicros) {
        return new Fetches(all.stream().filter(f -> f.atMicros() >= fromMicros).toList());
    }

    /// Those that began before `untilMicros`.
    Fetches until(long untilMicros) {
        return new Fetches(all.stream().filter(f -> f.atMicros() < untilMicros).toList());
    }

    /// The pages that came, each once for as long as it stays the same.
    List<String> pages() {
        List<String> good = all.stream().filter(Fetch::isGood).map(Fetch::page).toList();
        return Stream.iterate(0, i -> i < good.size(), i -> i + 1)
                .filter(i -> i == 0 || !good.get(i).equals(good.get(i - 1))).map(good::get).toList();
    }

    /// What the last fetch got; [#NOTHING] if there is none.
    String last() {
        return all.isEmpty() ? NOTHING : all.getLast().page();
    }

    /// From one good fetch to the next: the longest there is.
    Gap longestGap() {
        Gap longest = new Gap(0, 0, 0);
        int lost = 0;
        long good = Long.MIN_VALUE;
        for (Fetch fetch : all) {
            if (!fetch.isGood()) {
                lost++;
                continue;
            }
            if (good != Long.MIN_VALUE && fetch.atMicros() - good > longest.micros()) {
                longest = new Gap(good, fetch.atMicros() - good, lost);
            }
            good = fetch.atMicros();
            lost = 0;
        }
        return longest;
    }
}
