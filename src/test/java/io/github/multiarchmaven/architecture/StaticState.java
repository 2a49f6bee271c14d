package io.github.multiarchmaven.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** What classes keep in static fields that can change: {@code Class.field}. */
final class StaticState {

    private final JavaClasses classes;

    StaticState(JavaClasses classes) {
        this.classes = classes;
    }

    List<String> fields() {
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(StaticState::canChange)
                .map(field -> field.getOwner().getSimpleName() + "." + field.getName())
                .sorted()
                .toList();
    }

    private static boolean canChange(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL) || isChangeable(valueOf(field.reflect()));
    }

    /** Collections that refuse to be changed are of classes of the JDK that are known by their names. */
    private static boolean isChangeable(@Nullable Object value) {
        if (value instanceof Collection || value instanceof Map) {
            String type = value.getClass().getName();
            return !type.startsWith("java.util.ImmutableCollections") && !type.startsWith("java.util.Collections$");
        }
        return value instanceof Lock
                || value instanceof Thread
                || value instanceof ThreadLocal
                || (value != null && value.getClass().getName().startsWith("java.util.concurrent.atomic."));
    }

    private static @Nullable Object valueOf(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
