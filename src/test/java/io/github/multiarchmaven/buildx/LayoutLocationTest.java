package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutLocationTest {

    @ParameterizedTest
    @CsvSource({
        "oci-layout:///ws/job@2/base/layout@sha256:ab, oci-layout://base/layout@sha256:ab",
        "oci-layout:///ws/job@2/base/layout:1.0, oci-layout://base/layout:1.0",
        "oci-layout:///ws/job@2/base/layout, oci-layout://base/layout",
        "oci-layout:///ws/job/base/layout@sha256:ab, oci-layout:///ws/job/base/layout@sha256:ab",
        "oci-layout:///srv/a@b/layout@sha256:ab, oci-layout:///srv/a@b/layout@sha256:ab",
        "docker-image://registry:5000/app@sha256:ab, docker-image://registry:5000/app@sha256:ab",
        "/ws/job@2/files, /ws/job@2/files",
    })
    void namesNoFolderThatBuildxWouldCut(String location, String rendered) {
        assertThat(LayoutLocation.of(location, Path.of("/ws/job@2"))).isEqualTo(rendered);
    }
}
