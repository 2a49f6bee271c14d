package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    private static final String SECRET = "pl3ase-hide-me";

    private final Command command =
            new Command("docker", List.of(), Map.of("TOKEN", SECRET), Path.of(""), Duration.ofSeconds(1));

    @Test
    void hiddenValuesAndTheEnvironmentAreNotPrinted() {
        Command told = command.with("build").with(List.of(Argument.hidden("TOKEN", SECRET)));
        assertThat(told).hasToString("docker build TOKEN=***");
        assertThat(told.arguments().toString()).doesNotContain(SECRET);
        assertThat(new CommandResult(told, 1, List.of(), List.of()).toString()).doesNotContain(SECRET);
        assertThat(told.arguments()).extracting(Argument::value).containsExactly("build", "TOKEN=" + SECRET);
    }

    @Test
    void whatACommandReadsIsNotPrintedAndStaysWithIt() {
        Command told = command.reading(SECRET).with("get").within(Duration.ofSeconds(9));

        assertThat(told).hasToString("docker get");
        assertThat(told.input()).contains(SECRET);
        assertThat(command.input()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "plain | plain",
                "`` | ''",
                "two words | 'two words'",
                "it's | 'it'\\''s'",
                "a\"b | 'a\"b'",
                "`a\nb\nc` | `'a\nb\nc'`",
                "`a\nb c\nd` | `'a\nb c\nd'`",
            })
    void wordsAreQuotedAsAShellWouldReadThem(String word, String printed) {
        assertThat(command.with(word)).hasToString("docker " + printed);
    }

    @Test
    void aChangedCommandIsAnotherOne() {
        assertThat(command.within(Duration.ofSeconds(9)).timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(command.with("ls")).isNotEqualTo(command);
        assertThat(command.arguments()).isEmpty();
    }
}
