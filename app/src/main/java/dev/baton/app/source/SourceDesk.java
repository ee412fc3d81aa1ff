package dev.baton.app.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Where the source of the window is changed. What is watched stays until the next source is there: what cannot be
/// opened costs nothing. JavaFX thread.
public interface SourceDesk {
    /// Goes to the lab; a new one is started unless it is watched now.
    void watchLab();

    /// Watches interfaces of this machine, as soon as they are open.
    void watchLive(List<String> interfaces);

    /// Follows the paired nodes; where there are none, leads to where one is paired.
    void watchNodes();

    /// Opens a capture file, as soon as it is read.
    void openCapture(Path file);

    /// Asks for a capture file and opens it.
    void chooseCapture();

    /// Opens configuration files, and those in folders, as soon as they are read.
    void openConfigs(List<Path> paths);

    /// Asks for configuration files and opens them.
    void chooseConfigs();

    /// Asks for a folder and opens the configuration files in it.
    void chooseConfigFolder();

    /// Opens two configurations that ship with Baton.
    void openSamplePair();

    /// Opens what was handed over without a word: captures or configurations.
    void open(List<Path> paths);

    /// Asks for a file and saves a text there, whole or not at all. A file that is open here is never written to.
    ///
    /// @param suggestedName without its ending
    /// @param forms         the forms to choose from by the ending of the file; the first for any other ending
    void saveText(String suggestedName, List<TextForm> forms);

    /// Asks for a file and saves what is made there, whole or not at all.
    ///
    /// @param suggestedName without its ending
    /// @param ending        how the name ends: `png`
    /// @param content       makes it, on any thread
    void saveBytes(String suggestedName, String ending, Supplier<byte[]> content);

    /// Asks for a file and saves packets of the source there as pcapng.
    ///
    /// @param numbers which; empty: all
    void savePackets(Optional<LongStream> numbers);

    /// Asks for a file and exports packets of the source there as text, a row for each.
    ///
    /// @param forms   the forms to choose from by the ending of the file; the first for any other ending
    /// @param numbers which, in their order
    /// @param total   how many they are
    void exportRows(List<PacketText> forms, LongStream numbers, long total);

    /// Shows the whole window as it was at an instant. What is watched goes on meanwhile.
    default void travel(TravelWish wish) {}

    /// Shows what is watched again, as it is now.
    default void backToNow() {}

    /// Gives up what is being opened or saved.
    void cancel();

    /// What is being opened or saved; empty: nothing.
    ReadOnlyObjectProperty<Optional<Opening>> opening();

    /// What is told; empty: nothing.
    ReadOnlyObjectProperty<Optional<Notice>> notice();

    /// What is told was read.
    void dismiss();
}
