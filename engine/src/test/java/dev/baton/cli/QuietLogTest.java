package dev.baton.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class QuietLogTest {
    private static final Logger ANY = new LoggerContext().getLogger("dev.baton.some.Place");

    @Test
    void logIsSetUpByTheProgramItself() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(root.iteratorForAppenders()).toIterable().hasSize(1);
    }

    @Test
    void lineHasTimeLevelPlaceMessageAndException() {
        String line = new QuietLog.Line().doLayout(new LoggingEvent(QuietLogTest.class.getName(), ANY, Level.WARN,
                "{} of {}", new IllegalStateException("worn out"), new Object[]{1, 2}));

        assertThat(line).matches("(?s)\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Place: 1 of 2\n"
                + "java\\.lang\\.IllegalStateException: worn out.*");
    }

    @Test
    void lineWithoutAnExceptionIsOneLine() {
        assertThat(new QuietLog.Line().doLayout(
                new LoggingEvent(QuietLogTest.class.getName(), ANY, Level.ERROR, "no", null, new Object[0])))
                .endsWith("ERROR Place: no\n").hasLineCount(1);
    }
}
