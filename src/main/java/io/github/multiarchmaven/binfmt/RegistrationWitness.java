package io.github.multiarchmaven.binfmt;

import java.util.List;

/** Learns which entries a registration made, before it is proved that they work: those that do not are ours as well. */
public interface RegistrationWitness {

    /** These are new in the kernel's table. */
    void registered(List<OurHandler> handlers);

    /** Something was registered, and nobody can tell what. */
    void unseen();
}
