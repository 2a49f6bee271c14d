package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.maven.model.License;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxLicenseTest {

    private static Optional<String> identifier(@Nullable String name, @Nullable String url) {
        License license = new License();
        license.setName(name);
        license.setUrl(url);
        return SpdxLicense.of(license).map(SpdxLicense::identifier);
    }

    @ParameterizedTest
    @CsvSource({
        "MIT, MIT",
        "mit, MIT",
        "MIT-0, MIT-0",
        "Apache-2.0, Apache-2.0",
        "BSD-3-Clause, BSD-3-Clause",
        "GPL-2.0-or-later, GPL-2.0-or-later",
        "CC0-1.0, CC0-1.0",
        "0BSD, 0BSD",
        "LicenseRef-Acme, LicenseRef-Acme",
    })
    void aNameMayBeAnIdentifier(String name, String identifier) {
        assertThat(identifier(name, "https://example.com/ours")).contains(identifier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proprietary",
                "GPL",
                "Apache",
                "Apache-2",
                "BSD-3",
                "Acme-License-1.0",
                "commercial-license",
                "2.0",
                ""
            })
    void aWordIsNoIdentifier(String name) {
        assertThat(identifier(name, "https://example.com/ours")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.apache.org/licenses/LICENSE-2.0.txt, Apache-2.0",
        "http://www.apache.org/licenses/LICENSE-2.0, Apache-2.0",
        "https://spdx.org/licenses/EPL-2.0.html, EPL-2.0",
        "https://spdx.org/licenses/HPND.html, HPND",
        "https://opensource.org/licenses/BSD-3-Clause, BSD-3-Clause",
        "https://opensource.org/license/apache-2-0/, Apache-2.0",
        "https://opensource.org/licenses/mit-license.php, MIT",
        "https://opensource.org/licenses/bsd-license.php,",
        "https://opensource.org/licenses/alphabetical,",
        "https://example.com/MIT,",
    })
    void anAddressMayHaveTheIdentifier(String url, @Nullable String identifier) {
        assertThat(identifier("Some words", url)).isEqualTo(Optional.ofNullable(identifier));
    }

    @Test
    void aLicenseWithoutAnythingIsNotKnown() {
        assertThat(identifier(null, null)).isEmpty();
    }
}
