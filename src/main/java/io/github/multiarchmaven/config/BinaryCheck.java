package io.github.multiarchmaven.config;

/** Which programs of an image have to be for its platform. */
public enum BinaryCheck {
    /** Those that the image's command runs. */
    ENTRYPOINT,
    /** Every executable. */
    ALL,
    /** None is looked at. */
    OFF
}
