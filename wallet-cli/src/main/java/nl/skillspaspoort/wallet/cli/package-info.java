/**
 * The command {@code skillspas}: one class per verb, over {@link nl.skillspaspoort.wallet.Wallet}.
 *
 * <p>The answer goes to standard output, everything else to standard error with the prefix {@code
 * skillspas:}; an error is one line and hints. {@link nl.skillspaspoort.wallet.cli.Printer} is the
 * only class that prints: what others wrote cannot reach the terminal past it. {@link
 * nl.skillspaspoort.wallet.cli.Environment} is everything that differs between a person's terminal
 * and a test. Nobody outside depends on this package.
 */
@NullMarked
package nl.skillspaspoort.wallet.cli;

import org.jspecify.annotations.NullMarked;
