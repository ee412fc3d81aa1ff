package dev.baton.keepalived;

import java.util.List;

/// The blocks that say what an instance or a group tracks.
final class Track {
    static final Keyword<Boolean> INTERFACE = Keyword.taken("track_interface", Accepts.BLOCK, "",
            "`track` with `interface`");
    static final Keyword<Boolean> SCRIPT = Keyword.taken("track_script", Accepts.BLOCK, "",
            "`track` with the check of the script");
    static final Keyword<Boolean> FILE = Keyword.taken("track_file", Accepts.BLOCK, "",
            "`track` with the check of the file, where its weight is 0");
    static final Keyword<Boolean> PROCESS = Keyword.taken("track_process", Accepts.BLOCK, "",
            "`track` with the check of the process");
    static final Keyword<Boolean> BFD = Keyword.lost("track_bfd", Accepts.BLOCK, "",
            "Nodes do not speak BFD; a check of kind 'icmp' tells of a dead neighbour within its interval.");

    private Track() {}

    static List<Keyword<?>> keywords() {
        return List.of(INTERFACE, SCRIPT, FILE, PROCESS, BFD);
    }
}
