package dev.baton.doctor;

/// What can be pointed at in a router or a check, by its key in YAML and its keywords in a keepalived.conf.
enum Part {
    NAME("name", "", ""),
    INTERFACE("interface", "interface", ""),
    VRID("vrid", "virtual_router_id", ""),
    VERSION(
            "version", "version", ""),
    PRIORITY("priority", "priority", ""),
    INTERVAL("advertInterval", "advert_int",
            ""),
    PREEMPT("preempt", "nopreempt", "preempt"),
    SOURCE("source", "unicast_src_ip",
            "mcast_src_ip"),
    PEERS("unicast", "unicast_peer", ""),
    PASSWORD("authentication",
            "authentication", ""),
    SCRIPT("script", "script", ""),
    WEIGHT("weight", "weight", "");

    private final String key;
    private final String keyword;
    private final String otherKeyword;

    Part(String key, String keyword, String otherKeyword) {
        this.key = key;
        this.keyword = keyword;
        this.otherKeyword = otherKeyword;
    }

    String key() {
        return key;
    }

    /// Whether a keyword of a keepalived.conf gives it.
    boolean isGivenBy(String name) {
        return name.equals(keyword) || name.equals(otherKeyword);
    }
}
