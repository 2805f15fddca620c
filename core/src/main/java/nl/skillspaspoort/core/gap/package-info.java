/**
 * What an occupation or a vacancy asks, beside what somebody has shown.
 *
 * <p>{@link nl.skillspaspoort.core.gap.GapReport} compares one set of requirements with one {@link
 * nl.skillspaspoort.core.passport.SkillsIndex}; {@link
 * nl.skillspaspoort.core.gap.OccupationComparison} compares many occupations for one person, and
 * {@link nl.skillspaspoort.core.gap.LearningPlan} says which skills open most doors. All three are
 * rules that anybody can follow, the same input gives the same output, and none of them decides
 * about a person or puts people in an order: they are an aid.
 */
@NullMarked
package nl.skillspaspoort.core.gap;

import org.jspecify.annotations.NullMarked;
