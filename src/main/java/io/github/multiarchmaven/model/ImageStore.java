package io.github.multiarchmaven.model;

/** How an engine keeps images; only one of the two can hold a manifest list. */
public enum ImageStore {
    /** Storage drivers such as overlay2: one platform per name. */
    CLASSIC,
    /** containerd's: manifest lists, several platforms under one name. */
    CONTAINERD
}
