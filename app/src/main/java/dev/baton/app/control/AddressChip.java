package dev.baton.app.control;

import java.util.Locale;
import javafx.scene.control.Label;

/// A virtual address, or several with the first one named.
public final class AddressChip extends Label {
    /// Who answers to the address.
    public enum Holding {
        /// Just an address.
        PLAIN,
        /// One node holds it.
        HELD,
        /// Nothing is known of who holds it.
        UNKNOWN,
        /// Nobody holds it.
        ORPHANED,
        /// More than one node holds it.
        CONTESTED
    }

    private Holding holding = Holding.PLAIN;

    public AddressChip() {
        getStyleClass().addAll("address-chip", styleClass(holding));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// A chip that shows just `text`.
    public AddressChip(String text) {
        this();
        setText(text);
    }

    /// Shows `text` and who answers to it.
    public void show(String text, Holding newHolding) {
        setText(text);
        if (newHolding != holding) {
            getStyleClass().remove(styleClass(holding));
            getStyleClass().add(styleClass(newHolding));
            holding = newHolding;
        }
    }

    /// Who answers to the address.
    public Holding holding() {
        return holding;
    }

    private static String styleClass(Holding holding) {
        return holding.name().toLowerCase(Locale.ROOT);
    }
}
