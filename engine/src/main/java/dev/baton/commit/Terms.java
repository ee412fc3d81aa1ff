package dev.baton.commit;

import java.util.regex.Pattern;

import dev.baton.api.CommitRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// What a request has to keep to.
final class Terms {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MIN_SECONDS = 30;
    private static final int MAX_SECONDS = 3600;
    private static final int MAX_REASON = 500;

    private Terms() {}

    /// Refuses a commit that is no whole request.
    static void check(CommitRequest request) {
        if (!ID.matcher(request.id()).matches()) {
            throw malformed("A commit's id has 8 to 64 letters, digits and hyphens; choose another one.");
        }
        if (request.rollbackAfterSeconds() < MIN_SECONDS || request.rollbackAfterSeconds() > MAX_SECONDS) {
            throw malformed("rollbackAfterSeconds is " + request.rollbackAfterSeconds() + "; give " + MIN_SECONDS
                    + " to " + MAX_SECONDS + ".");
        }
        if (request.reason().length() > MAX_REASON
                || request.reason().chars().anyMatch(c -> Character.isISOControl((char) c))) {
            throw malformed("A reason is one line of at most " + MAX_REASON + " characters; shorten it.");
        }
    }

    /// Refuses an extension that is no whole request.
    static void check(int seconds) {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw malformed("seconds is " + seconds + "; give 1 to " + MAX_SECONDS + ".");
        }
    }

    /// An id as it may stand in the audit log.
    static String shown(String id) {
        return ID.matcher(id).matches() ? id : "(no commit id)";
    }

    private static Refusal malformed(String detail) {
        return new Refusal(Problem.Kind.MALFORMED, detail);
    }
}
