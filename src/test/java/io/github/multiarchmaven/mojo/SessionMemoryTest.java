package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {

    @Test
    void everyGoalOfASessionHasTheSameMemory() {
        MavenSession session = new Project().session();
        SessionMemory.of(session);
        Object held = Objects.requireNonNull(session.getRequest().getData().get("multiarch.memory"));
        SessionMemory.of(session);
        assertThat(session.getRequest().getData().get("multiarch.memory")).isSameAs(held);
        // of Java's own class: another realm of this plugin may read it
        assertThat(held.getClass().getClassLoader()).isNull();
    }
}
