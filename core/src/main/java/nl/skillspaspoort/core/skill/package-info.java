/**
 * Skills and achievements as Open Badges 3.0 writes them.
 *
 * <p>{@link nl.skillspaspoort.core.skill.Achievement} says what can be achieved, {@link
 * nl.skillspaspoort.core.skill.AchievementSubject} who achieved it and with which results. Both are
 * views on a JSON object: members that this library does not know stay where they are. A skill is a
 * URI, never a label. Which skills were really shown is read from the results: see {@link
 * nl.skillspaspoort.core.skill.AchievementSubject#skillFindings()}.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0">Open Badges 3.0</a>
 */
@NullMarked
package nl.skillspaspoort.core.skill;

import org.jspecify.annotations.NullMarked;
