package dev.baton.doctor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigPlaces;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.PlacedAddress;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.wire.IpAddress;

/// A `node.yaml`.
public final class YamlDocument implements Document {
    private static final String ADDRESSES = "addresses";
    private static final String EXCLUDED = "excluded";
    private static final String TRACK = "track";

    private final String file;
    private final String text;
    private final ConfigResult result;
    private Optional<ConfigPlaces> places = Optional.empty();

    private YamlDocument(String file, String text, ConfigResult result) {
        this.file = file;
        this.text = text;
        this.result = result;
    }

    /// Reads a text. No text makes it throw.
    ///
    /// @param file what the file is called
    public static YamlDocument read(String file, String text) {
        return new YamlDocument(file, text, ConfigLoader.load(file, text));
    }

    /// Reads the bytes of a file.
    ///
    /// @param file what the file is called
    public static YamlDocument read(String file, byte[] bytes) {
        return new YamlDocument(file, new String(bytes, StandardCharsets.UTF_8), ConfigLoader.load(file, bytes));
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Optional<NodeConfig> config() {
        return result instanceof ConfigResult.Loaded loaded ? Optional.of(loaded.config()) : Optional.empty();
    }

    @Override
    public boolean isUsable() {
        return result instanceof ConfigResult.Loaded;
    }

    @Override
    public List<Problem> problems() {
        return result.problems();
    }

    @Override
    public String format() {
        return "yaml";
    }

    @Override
    public Place router(String router, Part part) {
        return find(ConfigPath.router(router).key(part.key()));
    }

    @Override
    public Place address(String router, IpAddress address) {
        Optional<RouterSpec> spec = config().flatMap(c -> c.router(router));
        int index = spec.map(r -> index(r.addresses(), address)).orElse(-1);
        if (index >= 0) {
            return find(ConfigPath.router(router).key(ADDRESSES).item(index));
        }
        int excluded = spec.map(r -> index(r.excluded(), address)).orElse(-1);
        return excluded >= 0
                ? find(ConfigPath.router(router).key(EXCLUDED).item(excluded))
                : find(ConfigPath.router(router));
    }

    private static int index(List<PlacedAddress> addresses, IpAddress address) {
        return addresses.stream().map(a -> a.address().address()).toList().indexOf(address);
    }

    @Override
    public Place tracked(String router, String check) {
        return find(item(router, check));
    }

    @Override
    public Place weight(String router, String check) {
        return find(item(router, check).key(Part.WEIGHT.key()));
    }

    /// The router's own entry, or that of its group.
    private ConfigPath item(String router, String check) {
        int own = config().flatMap(c -> c.router(router)).map(r -> indexOf(r.track(), check)).orElse(-1);
        if (own >= 0) {
            return ConfigPath.router(router).key(TRACK).item(own);
        }
        return config().stream().flatMap(c -> c.groups().stream()).filter(g -> g.routers().contains(router))
                .filter(g -> indexOf(g.track(), check) >= 0).findFirst()
                .map(g -> ConfigPath.ROOT.key("groups").named(g.name()).key(TRACK).item(indexOf(g.track(), check)))
                .orElse(ConfigPath.router(router));
    }

    private static int indexOf(List<TrackSpec> track, String check) {
        return track.stream().map(t -> t.target().checkName()).toList().indexOf(check);
    }

    @Override
    public Place check(String check, Part part) {
        return find(ConfigPath.ROOT.key("checks").named(check).key(part.key()));
    }

    private Place find(ConfigPath path) {
        ConfigPlaces all = places.orElseGet(() -> ConfigPlaces.of(file, text));
        places = Optional.of(all);
        return all.find(path);
    }
}
