/**
 * What an issuer remembers: which awards it made, where their status stands, who changed it and
 * why.
 *
 * <p>{@link nl.skillspaspoort.issuer.registry.IssuerRegistry} is the seam. {@link
 * nl.skillspaspoort.issuer.registry.SqlRegistry} keeps it in an embedded H2 file or in PostgreSQL,
 * which several issuer nodes may share; the drivers, HikariCP and Flyway are optional dependencies
 * that whoever opens one of them adds. {@link nl.skillspaspoort.issuer.registry.Registrar} is what
 * a provider works with: issue, correct, revoke, suspend, re-issue, forget.
 *
 * <p>Persons are kept as keyed hashes only. The key ({@link
 * nl.skillspaspoort.issuer.registry.RegistryKey}) lives outside the database: whoever has only one
 * of the two learns nothing about persons and cannot write a line of the audit log.
 */
@NullMarked
package nl.skillspaspoort.issuer.registry;

import org.jspecify.annotations.NullMarked;
