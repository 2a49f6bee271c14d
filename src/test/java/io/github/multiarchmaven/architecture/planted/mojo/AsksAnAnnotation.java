package io.github.multiarchmaven.architecture.planted.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;

final class AsksAnAnnotation {

    private AsksAnAnnotation() {}

    static String phase() {
        return LifecyclePhase.DEPLOY.id();
    }
}
