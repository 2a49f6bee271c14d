package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshAddressTest {

    private static final String OPTIONS = "ssh -o ConnectTimeout=30 -o BatchMode=yes -T ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh://build-host                        | -- build-host docker system dial-stdio
            ssh://pi@raspberry                      | -l pi -- raspberry docker system dial-stdio
            ssh://pi@raspberry/                     | -l pi -- raspberry docker system dial-stdio
            ssh://pi@10.0.0.7:2222                  | -l pi -p 2222 -- 10.0.0.7 docker system dial-stdio
            ssh://[fe80::1]:2222                    | -p 2222 -- fe80::1 docker system dial-stdio
            ssh://arm_server                        | -- arm_server docker system dial-stdio
            ssh://host/run/user/1000/docker.sock    | -- host docker --host unix:///run/user/1000/docker.sock system dial-stdio
            ssh://host/run/my%20own/docker.sock     | -- host docker --host 'unix:///run/my own/docker.sock' system dial-stdio
            ssh://host/a';id                        | -- host docker --host 'unix:///a'\\'';id' system dial-stdio
            ssh://-oProxyCommand=id                 | -- -oProxyCommand=id docker system dial-stdio
            """)
    void runsWhatTheDockerCommandRuns(String address, String command) {
        SshAddress ssh = new SshAddress(URI.create(address));

        assertThat(ssh.fault()).isEmpty();
        assertThat(String.join(" ", ssh.command())).isEqualTo(OPTIONS + command);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh:///run/docker.sock, it names no host",
        "ssh://host:port, it names no host",
        "ssh://a@b@host, it names no host",
        "'ssh://me:secret@host', 'it has a password in it, which ssh takes from no address'",
        "ssh://host?x=y, something follows its path",
        "ssh://host/path#x, something follows its path"
    })
    void refusesWhatDockerWouldNotUnderstand(String address, String fault) {
        assertThat(new SshAddress(URI.create(address)).fault()).contains(fault);
    }

    @Test
    void saysWhatToTypeToTryIt() {
        assertThat(new SshAddress(URI.create("ssh://pi@raspberry:2222/x.sock")).byHand())
                .isEqualTo("ssh -p 2222 pi@raspberry");
    }
}
