package io.github.multiarchmaven.narration;

import java.util.Locale;

/** Every kind of problem. Each has a section in {@code docs/problems.md} and a test that provokes it. */
public enum ProblemCode {
    // the configuration
    IMAGE_MISSING,
    IMAGE_INVALID,
    ID_INVALID,
    ID_TAKEN,
    TAG_INVALID,
    PLATFORMS_MISSING,
    PLATFORM_MALFORMED,
    PLATFORM_UNKNOWN,
    PLATFORM_TWICE,
    ONLY_NOT_CONFIGURED,
    CONTEXT_MISSING,
    DOCKERFILE_MISSING,
    BUILD_ARG_AUTOMATIC,
    BUILDER_NAME_INVALID,
    BUILDER_SETTINGS_UNUSED,
    SETTING_INVALID,
    BINFMT_IMAGE_UNPINNED,
    // the Dockerfile
    DOCKERFILE_UNREADABLE,
    DOCKERFILE_AUTOMATIC_ARG_DEFAULT,
    TARGET_UNKNOWN,
    // the surroundings
    ENGINE_UNREACHABLE,
    ENGINE_PERMISSION,
    ENGINE_TOO_OLD,
    ENGINE_PODMAN,
    ENGINE_SSH,
    ENGINE_TLS,
    ENGINE_ROOTLESS,
    ENGINE_CONTEXT_UNKNOWN,
    ENGINE_FAILED,
    BUILDX_MISSING,
    BUILDX_TOO_OLD,
    BUILDERS_UNLISTED,
    IMAGE_UNAVAILABLE,
    PLATFORM_NOT_RUNNING,
    // preparing
    HANDLER_NEEDED,
    HANDLER_BROKEN,
    HANDLER_UNSUPPORTED,
    HANDLER_NOT_REGISTERED,
    BUILDER_UNKNOWN,
    BUILDER_BROKEN,
    // building
    BUILD_FAILED,
    BUILD_STEP_FAILED,
    BUILD_EXEC_FORMAT,
    BUILD_EMULATOR_CRASHED,
    BUILD_BASE_PLATFORM_MISSING,
    BUILD_ACCESS_DENIED,
    COMMAND_TIMEOUT,
    // proving
    LAYOUT_UNREADABLE,
    LAYOUT_BLOB_MISSING,
    LAYOUT_BLOB_WRONG,
    RESULT_PLATFORM_MISSING,
    RESULT_PLATFORM_TWICE,
    RESULT_PLATFORM_UNREQUESTED,
    RESULT_PLATFORM_WRONG,
    // using the result
    RESULT_MISSING,
    RESULT_CHANGED,
    LOAD_PLATFORM_MISSING,
    LOAD_NOT_PROVED,
    FILE_FAILED;

    /** The name of the section: {@code platform-unknown}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
