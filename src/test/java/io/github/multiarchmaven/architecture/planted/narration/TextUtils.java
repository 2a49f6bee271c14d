package io.github.multiarchmaven.architecture.planted.narration;

/** Planted: a name that says nothing. */
interface TextUtils {}
