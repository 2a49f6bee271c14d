package io.github.multiarchmaven.mojo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.License;
import org.jspecify.annotations.Nullable;

/**
 * A license by its SPDX identifier (<a href="https://spdx.org/licenses/">SPDX License List</a>), which the OCI image specification
 * wants. Of the hundreds those are known that programs usually have; any other word may as well be no identifier.
 */
record SpdxLicense(String identifier) {

    private static final Map<String, String> USUAL = Stream.of(
                    "0BSD AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 Artistic-2.0 BlueOak-1.0.0 BSD-2-Clause",
                    "BSD-3-Clause BSD-4-Clause BSL-1.0 BUSL-1.1 CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CPL-1.0 ECL-2.0 EPL-1.0",
                    "EPL-2.0 EUPL-1.1 EUPL-1.2 GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-2.0-with-classpath-exception GPL-3.0",
                    "GPL-3.0-only GPL-3.0-or-later ISC LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only",
                    "LGPL-3.0-or-later MIT MIT-0 MPL-1.1 MPL-2.0 MS-PL MS-RL NCSA OFL-1.1 OSL-3.0 PostgreSQL SSPL-1.0 Unlicense",
                    "UPL-1.0 W3C WTFPL Zlib")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(SpdxLicense::key, Function.identity()));

    /** A license of one's own, in the form that SPDX has for it. */
    private static final Pattern OWN = Pattern.compile("LicenseRef-[A-Za-z0-9.-]+");

    /** Its last part is an identifier, whichever. */
    private static final Pattern AT_SPDX =
            Pattern.compile("https?://(?:www\\.)?spdx\\.org/licenses/([A-Za-z0-9.+-]+?)(?:\\.html|\\.txt|\\.json)?/?");

    /** Its last part is an identifier or like one: {@code apache-2-0}, {@code mit-license.php}. */
    private static final Pattern AT_OPEN_SOURCE = Pattern.compile(
            "https?://(?:www\\.)?opensource\\.org/licenses?/([A-Za-z0-9.-]+?)(?:-license)?(?:\\.html|\\.txt|\\.php)?/?");

    private static final Pattern AT_APACHE =
            Pattern.compile("https?://(?:www\\.)?apache\\.org/licenses/LICENSE-(2\\.0)(?:\\.html|\\.txt)?/?");

    /** By its name, if that is an identifier, or else by its address. */
    static Optional<SpdxLicense> of(License license) {
        String name = text(license.getName());
        String url = text(license.getUrl());
        return usual(name)
                .or(() -> Optional.of(name).filter(any -> OWN.matcher(any).matches()))
                .or(() -> within(AT_SPDX, url).map(any -> usual(any).orElse(any)))
                .or(() -> within(AT_OPEN_SOURCE, url).flatMap(SpdxLicense::usual))
                .or(() -> within(AT_APACHE, url).map(version -> "Apache-" + version))
                .map(SpdxLicense::new);
    }

    private static String text(@Nullable String any) {
        return Optional.ofNullable(any).map(String::strip).orElse("");
    }

    private static Optional<String> usual(String text) {
        return Optional.ofNullable(USUAL.get(key(text)));
    }

    private static Optional<String> within(Pattern address, String url) {
        return Optional.of(address.matcher(url)).filter(Matcher::matches).map(match -> match.group(1));
    }

    /** Identifiers have no case (SPDX specification, annex D); the addresses of opensource.org have hyphens for dots. */
    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
