/// What is wrong with configurations although they can be read: [dev.baton.doctor.Doctor] looks at one node's, written
/// as YAML or as a keepalived.conf, and at several together. Pure: files are read by who calls. A check that cannot be
/// sure stays silent. Every code is described in `engine/docs/findings.md`.
@NullMarked
package dev.baton.doctor;

import org.jspecify.annotations.NullMarked;
