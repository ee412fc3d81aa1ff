/// What Baton diagnoses by itself: [dev.baton.finding.PacketChecks] looks at one packet, [dev.baton.finding.StreamChecks]
/// at packets in their order. Pure: the same packets and ticks give the same findings. A check that cannot be sure stays
/// silent. Every code is described in `engine/docs/findings.md`.
@NullMarked
package dev.baton.finding;

import org.jspecify.annotations.NullMarked;
