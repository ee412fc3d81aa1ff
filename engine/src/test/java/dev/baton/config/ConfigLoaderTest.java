package dev.baton.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigLoaderTest {
    private static final String GOOD = """
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                addresses: [10.0.0.100/24]
            """;

    static Stream<Path> shipped() {
        return Samples.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedSample_loadsWithoutAWarning_andIsReadFromWhatIsWritten(Path file) {
        ConfigResult result = ConfigLoader.load(file);
        assertThat(result.problems()).isEmpty();
        NodeConfig config = ((ConfigResult.Loaded) result).config();
        assertThat(Samples.loaded(ConfigWriter.write(config))).isEqualTo(config);
    }

    @Test
    void defaults_areThoseOfTheReference() {
        RouterSpec router = Samples.loaded(GOOD).routers().getFirst();
        assertThat(router).isEqualTo(RouterSpec.draft("VI_1", "eth0", 51,
                List.of(PlacedAddress.parse("10.0.0.100/24"))).build());
    }

    /// Each golden file is a bad configuration; what is told of it stands beside it.
    static Stream<String> golden() {
        return Stream.of("many-mistakes", "syntax-quote", "syntax-tab", "syntax-bracket", "syntax-indent",
                "two-documents", "references", "version-two", "families");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void badFile_isToldWithPlaceCaretAndAdvice(String name) {
        String text = Samples.text(Samples.GOLDEN.resolve(name + ".yaml"));
        String told = ConfigLoader.load(name + ".yaml", text).problems().stream().map(Problem::text)
                .collect(Collectors.joining());
        assertThat(told).isEqualTo(Samples.text(Samples.GOLDEN.resolve(name + ".expected.txt")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            priority: 300                | 300 is outside 1..255
            priority: high               | 'high' is no whole number
            priority: "100"              | the value is in quotes, which makes it text; wanted is a whole number 1..255
            priority:                    | the value is missing: whole number 1..255
            priority: [1]                | here a single value is wanted: whole number 1..255
            preempt: yes                 | 'yes' is a word here, not a yes or no
            advertInterval: 1            | '1' has no unit
            advertInterval: 1 s          | '1 s' is no duration
            advertInterval: 5ms          | 5ms is outside 10ms .. 255s
            advertInterval: 15ms         | version 3 sends its interval in steps of 10ms, so 15ms is not possible
            advertInterval: 41s          | version 3 has intervals up to 40.95s
            source: 10.0.0.1/24          | '10.0.0.1/24' has a prefix length, which is not wanted here
            source: 10.0.0.100           | the source 10.0.0.100 is one of the virtual addresses, which the host does not always have
            source: fe80::1              | the source is IPv6 and the virtual addresses are IPv4
            source: 224.0.0.18           | 224.0.0.18 is no address that a host can have
            vrid: 52                     | 'vrid' is there twice; first on line 5
            checksum: rfc                | 'rfc' is not possible here
            unicast: { peers: [] }       | unicast without a peer reaches nobody
            excluded: [10.0.0.100/24]    | 10.0.0.100 is there twice; first on line 6
            excluded: 10.0.0.7/24        | here a list is wanted: excluded addresses
            excluded: [10.0.0.7/33]      | the prefix length of '10.0.0.7/33' is not 0..32
            authentication: { pass: a }  | version 3 has no authentication (RFC 9568 section 9)
            track: [{ weight: 1 }]       | this tracked item does not say what it is for
            advert_int: 1s               | a router has no key 'advert_int'
            """)
    void wrongValue_isNamed(String line, String message) {
        ConfigResult result = ConfigLoader.load("n1.yaml", GOOD + "    " + line + "\n");
        assertThat(result).isInstanceOf(ConfigResult.Invalid.class);
        assertThat(result.problems()).extracting(Problem::message).containsExactly(message);
        assertThat(result.problems().getFirst().place().line()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"prioritty,priority", "PRIORITY,priority", "advert_int,advertInterval", "virtual_router_id,vrid",
            "adress,addresses", "preempt-delay,preemptDelay", "use_vmac,virtualMac", "piority,priority"})
    void misspeltKey_getsASuggestion(String written, String meant) {
        ConfigResult result = ConfigLoader.load("n1.yaml", GOOD + "    " + written + ": 1\n");
        assertThat(result.problems()).extracting(Problem::advice).containsExactly("Did you mean '" + meant + "'?");
    }

    @Test
    void ownerThatDoesNotPreempt_isRefused_rfc9568section61() {
        assertThat(messages(GOOD + "    priority: 255\n    preempt: false\n"))
                .containsExactly("an owner (priority 255) always preempts (RFC 9568 section 6.1)");
    }

    @Test
    void ownerMaySendFromItsVirtualAddress_rfc9568section17() {
        assertThat(messages(GOOD + "    priority: 255\n    source: 10.0.0.100\n")).isEmpty();
    }

    @Test
    void byteOrderMarkAndCarriageReturns_changeNothing() {
        assertThat(Samples.loaded("\uFEFF" + GOOD.replace("\n", "\r\n"))).isEqualTo(Samples.loaded(GOOD));
    }

    @Test
    void placesBehindAstralCharacters_areRight() {
        String text = "# \uD83D\uDE00\uD83D\uDE00\n" + GOOD + "    priority: 300 # \uD83D\uDE00\n";
        Place place = ConfigLoader.load("n1.yaml", text).problems().getFirst().place();
        assertThat(place.line()).isEqualTo(8);
        assertThat(place.column()).isEqualTo(15);
        assertThat(place.length()).isEqualTo(3);
    }

    /// snakeyaml-engine 3.0.1 fails on a pair of surrogates that its read buffer ends in.
    @Test
    void astralCharacter_mayStandAnywhere() {
        for (int padding = 0; padding < 3_000; padding++) {
            String text = "#" + "x".repeat(padding) + "\uD83D\uDE00\n" + GOOD;
            assertThat(ConfigLoader.load("n1.yaml", text)).isInstanceOf(ConfigResult.Loaded.class);
        }
    }

    @Test
    void emptyBinaryAndMissingFiles_areNamed() {
        assertThat(messages("")).containsExactly("the file is empty");
        assertThat(messages("# nothing\n")).containsExactly("the file is empty");
        assertThat(messages("node: n\u0000"))
                .containsExactly("the file holds the character U+0000, which no text file has");
        assertThat(ConfigLoader.load("x", new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1}).problems())
                .extracting(Problem::message).containsExactly("this is not a text file in UTF-8");
        assertThat(ConfigLoader.load(Path.of("no-such-file.yaml")).problems()).extracting(Problem::message)
                .containsExactly("there is no such file");
        assertThat(ConfigLoader.load(Path.of("src")).problems()).hasSize(1);
        assertThat(ConfigLoader.load("x", new byte[ConfigLimits.MAX_BYTES + 1]).problems())
                .extracting(Problem::message).containsExactly("the file is larger than 10MiB");
    }

    @Test
    void nestingAndAliases_areLimited() {
        assertThat(messages("a: " + "[".repeat(100_000))).containsExactly("values are nested more than 50 deep");
        assertThat(messages("a: " + "{a: ".repeat(100_000))).containsExactly("values are nested more than 50 deep");
        assertThat(messages("- ".repeat(100_000) + "x")).containsExactly("values are nested more than 50 deep");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(messages(bomb.toString())).containsExactly("the file uses more than 100 aliases");
        assertThat(messages("node: &a [*a]")).containsExactly("'*a' stands for a value that it is itself a part of");
        assertThat(messages("node: *b")).containsExactly("'*b' stands for nothing");
    }

    @Test
    void problems_areLimited() {
        String many = "node: n1\nrouters:\n" + "  - { nmae: x }\n".repeat(5_000);
        assertThat(ConfigLoader.load("n1.yaml", many).problems()).hasSize(ConfigLimits.MAX_PROBLEMS + 1);
    }

    @Test
    void bigGarbage_isAnsweredAtOnce() {
        String[] parts = {"a", "[", "{", "- ", "\"", "'", "? ", ": ", "#", "|\n", "&a ", "\n", "a: b\n", "- x\n", "!",
                "%", "a:\n "};
        for (String part : parts) {
            String text = part.repeat(1_000_000 / part.length());
            ConfigResult result = ConfigLoader.load("big", text.getBytes(StandardCharsets.UTF_8));
            assertThat(result).isInstanceOf(ConfigResult.Invalid.class);
            assertThat(result.problems().getFirst().text()).hasSizeLessThan(2 * ConfigLimits.MAX_MESSAGE);
        }
    }

    @Test
    void password_isNotTold() {
        NodeConfig config = Samples.loaded(Samples.everything());
        assertThat(config.toString()).doesNotContain("1111");
    }

    private static List<String> messages(String text) {
        return ConfigLoader.load("n1.yaml", text).problems().stream().map(Problem::message).toList();
    }
}
