package io.github.multiarchmaven.architecture.planted.model;

import io.github.multiarchmaven.architecture.planted.process.Target;

/** Planted: the vocabulary stands on nothing. */
interface ImportsUp {

    Target target();
}
