package nl.skillspaspoort.core.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Permits, in one method, constructor, field or class, a call that the build forbids everywhere
 * else (the list is {@code config/forbidden-apis.txt}).
 *
 * <p>Use it on the smallest element that holds the call, for instance the one method of a builder
 * that falls back to the system clock.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.CONSTRUCTOR, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface SuppressForbidden {

  /**
   * Why the call is right here, for the next reader; a sentence, never empty.
   *
   * @return the reason
   */
  String reason();
}
