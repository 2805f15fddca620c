/**
 * Vocabularies of skills and occupations: ESCO, CompetentNL, a provider's own.
 *
 * <p>{@link nl.skillspaspoort.core.vocabulary.VocabularyReader} reads one from tables or SKOS;
 * {@link nl.skillspaspoort.core.vocabulary.Vocabularies} holds several at once and finds a {@link
 * nl.skillspaspoort.core.vocabulary.Concept} by its URI or by its label. A concept is its URI;
 * labels change between releases. Everything is immutable and safe for use by several threads.
 *
 * <p>{@link nl.skillspaspoort.core.vocabulary.Vocabulary#sample()} is a small sample for examples
 * and tests. This service uses the ESCO classification of the European Commission.
 */
@NullMarked
package nl.skillspaspoort.core.vocabulary;

import org.jspecify.annotations.NullMarked;
