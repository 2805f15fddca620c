/** Where the implementations from npm come from that this library is compared with. */
@NullMarked
package nl.skillspaspoort.examples.interop;

import org.jspecify.annotations.NullMarked;
