/**
 * What a provider can award, in files: one achievement each, in YAML or JSON, with texts in Dutch
 * and English.
 *
 * <p>{@link nl.skillspaspoort.issuer.catalogue.CatalogueEntry} reads a file and names a fault by
 * line and column, {@link nl.skillspaspoort.issuer.catalogue.CatalogueEntry#missing} says what its
 * profile asks for and it lacks, and {@link nl.skillspaspoort.issuer.catalogue.CatalogueLock}
 * remembers what each version said, so that no text changes without a new version.
 */
@NullMarked
package nl.skillspaspoort.issuer.catalogue;

import org.jspecify.annotations.NullMarked;
