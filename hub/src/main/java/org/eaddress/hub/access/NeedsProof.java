package org.eaddress.hub.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A form that is taken only from a person who proved surely enough, and lately enough, who she is. Of another it
/// waits until she has.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsProof {
    Act value();

    /// Fields of the form that say nothing to a person.
    String[] unsaid() default {};
}
