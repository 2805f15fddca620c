/**
 * The only door to the network. Nobody else opens a connection, and a verifier has no {@link
 * nl.skillspaspoort.verifier.fetch.Fetcher} unless it was given one.
 *
 * <p>{@link nl.skillspaspoort.verifier.fetch.HttpsFetcher} gets one document by https from a host
 * that the user allowed, from a public address that was looked up once, without redirects, within
 * limits of time and size. What it returns is a document as the host sent it: nothing is known yet
 * about what it says.
 */
@NullMarked
package nl.skillspaspoort.verifier.fetch;

import org.jspecify.annotations.NullMarked;
