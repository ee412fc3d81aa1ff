package dev.baton.app.shell;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.drill.DrillDesk;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.Recording;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.StillDesk;
import dev.baton.app.theme.Themes;

/// What a screen is given. A change of language makes a new context with new texts and a new table of actions; the rest
/// stays.
///
/// @param texts   the texts of the language shown
/// @param themes  light or dark
/// @param pulse   the frames
/// @param tasks   background work
/// @param actions where a screen puts its actions
/// @param source  the clusters watched
/// @param desk    where what is watched is saved and changed
/// @param marks    where decisions about findings are kept
/// @param crossing leads to something on another screen
/// @param recording the recorder of what is watched
/// @param staging   what is staged
/// @param drills    what is known of failover tests
public record AppContext(Texts texts, Themes themes, Pulse pulse, Tasks tasks, ActionTable actions,
        ClusterSource source, SourceDesk desk, Marks marks, Crossing crossing, Recording recording,
        Staging staging, DrillDesk drills) {
    /// A context for a window that knows of no tests.
    public AppContext(Texts texts, Themes themes, Pulse pulse, Tasks tasks, ActionTable actions,
            ClusterSource source, SourceDesk desk, Marks marks, Crossing crossing, Recording recording,
            Staging staging) {
        this(texts, themes, pulse, tasks, actions, source, desk, marks, crossing, recording, staging, new DrillDesk());
    }

    /// A context for a window in which nothing can be staged.
    public AppContext(Texts texts, Themes themes, Pulse pulse, Tasks tasks, ActionTable actions,
            ClusterSource source, SourceDesk desk, Marks marks, Crossing crossing, Recording recording) {
        this(texts, themes, pulse, tasks, actions, source, desk, marks, crossing, recording, Staging.none());
    }

    /// A context for a window that forgets what was decided about findings.
    public AppContext(Texts texts, Themes themes, Pulse pulse, Tasks tasks, ActionTable actions,
            ClusterSource source, SourceDesk desk) {
        this(texts, themes, pulse, tasks, actions, source, desk, Marks.passing(), new Crossing(), Recording.none());
    }

    /// A context for a window whose source stays.
    public AppContext(Texts texts, Themes themes, Pulse pulse, Tasks tasks, ActionTable actions,
            ClusterSource source) {
        this(texts, themes, pulse, tasks, actions, source, new StillDesk());
    }
}
