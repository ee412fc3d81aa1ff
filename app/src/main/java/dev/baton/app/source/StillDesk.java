package dev.baton.app.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A desk for a window whose source stays: the tour's.
public final class StillDesk implements SourceDesk {
    private final ReadOnlyObjectWrapper<Optional<Opening>> opening = new ReadOnlyObjectWrapper<>(this, "opening",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(this, "notice",
            Optional.empty());

    @Override
    public void watchLab() {}

    @Override
    public void watchLive(List<String> interfaces) {}

    @Override
    public void watchNodes() {}

    @Override
    public void openCapture(Path file) {}

    @Override
    public void chooseCapture() {}

    @Override
    public void openConfigs(List<Path> paths) {}

    @Override
    public void chooseConfigs() {}

    @Override
    public void chooseConfigFolder() {}

    @Override
    public void openSamplePair() {}

    @Override
    public void open(List<Path> paths) {}

    @Override
    public void saveText(String suggestedName, List<TextForm> forms) {}

    @Override
    public void saveBytes(String suggestedName, String ending, Supplier<byte[]> content) {}

    @Override
    public void savePackets(Optional<LongStream> numbers) {}

    @Override
    public void exportRows(List<PacketText> forms, LongStream numbers, long total) {}

    @Override
    public void cancel() {}

    @Override
    public ReadOnlyObjectProperty<Optional<Opening>> opening() {
        return opening.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    @Override
    public void dismiss() {}
}
