package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenSettingsTest {

    @Test
    void whatTheElementsStandForIsSaidAndNothingElse() {
        assertThat(GivenSettings.in("""

                        debug = true

                        [dns]
                          nameservers = ["10.0.0.53","10.0.0.54"]
                          options = ["ndots:2"]

                        [grpc]
                          token = "pl3ase-hide-me"

                        [registry]

                          [registry."a:5000"]
                            ca = ["/etc/buildkit/certs/a_5000/x.pem"]
                            http = false

                          [registry."b:5000"]
                            http = true

                          [registry."docker.io"]
                            mirrors = ["m:1", "jo:pl3ase-hide-me@m:2"]

                        [worker]

                          [worker.oci]
                            gckeepstorage = 2147483648
                            maxUsedSpace = 2147483648
                        """))
                .containsExactly(
                        "dns nameservers: 10.0.0.53, 10.0.0.54",
                        "dns options: ndots:2",
                        "certificates of its own for a:5000",
                        "plain HTTP with b:5000",
                        "mirrors of docker.io: m:1, ***",
                        "cache up to 2g");
    }

    @Test
    void aLimitIsSaidAsItIsWritten() {
        assertThat(GivenSettings.in("[worker.oci]\nmaxUsedSpace = \"60%\"")).containsExactly("cache up to 60%");
        assertThat(GivenSettings.in("[worker.oci]\nmaxUsedSpace = 1025")).containsExactly("cache up to 1025");
        assertThat(GivenSettings.in("[worker.oci]\nmaxUsedSpace = 1536000")).containsExactly("cache up to 1500k");
    }

    @Test
    void ofOptionsNetworkAndProxiesAreSaidWithoutLogins() {
        assertThat(GivenSettings.in(Map.of("image", "a"))).isEmpty();
        assertThat(GivenSettings.in(Map.of("env.TOKEN", "pl3ase-hide-me", "network", "host")))
                .containsExactly("network host");
        assertThat(GivenSettings.in(Map.of("env.http_proxy", "http://proxy:3128")))
                .containsExactly("http_proxy http://proxy:3128");
        assertThat(GivenSettings.in(Map.of("env.HTTP_PROXY", "http://jo:pl3ase-hide-me@proxy")))
                .containsExactly("HTTP_PROXY ***");
    }
}
