/**
 * A skills passport: which skills somebody has shown, in which credentials, how strongly and when.
 *
 * <p>{@link nl.skillspaspoort.core.passport.SkillsIndex} is made from verified credentials. It
 * holds personal data; nothing of it is in any {@code toString()}.
 */
@NullMarked
package nl.skillspaspoort.core.passport;

import org.jspecify.annotations.NullMarked;
