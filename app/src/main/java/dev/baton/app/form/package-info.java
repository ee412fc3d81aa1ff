/// Configurations as forms: their routers, checks, groups and notifications with a control for every key, made from the
/// keys that also read files and write the reference. Every change is one edit of the text behind the form.
@NullMarked
package dev.baton.app.form;

import org.jspecify.annotations.NullMarked;
