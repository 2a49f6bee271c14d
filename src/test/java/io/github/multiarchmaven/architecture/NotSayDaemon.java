package io.github.multiarchmaven.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** That a class makes threads and calls none of them a daemon. */
final class NotSayDaemon extends ArchCondition<JavaClass> {

    NotSayDaemon() {
        super("not say that they are daemons");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean silent = type.getMethodCallsFromSelf().stream()
                .noneMatch(call -> call.getName().equals("setDaemon"));
        events.add(new SimpleConditionEvent(type, silent, type.getName() + " makes threads that are no daemons"));
    }
}
