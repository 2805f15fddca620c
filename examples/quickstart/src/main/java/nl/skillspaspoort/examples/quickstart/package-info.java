/**
 * The main job in one run: a training centre signs, a worker keeps and shows, an employer verifies.
 * Each role is one class, written as its users would write it.
 */
@NullMarked
package nl.skillspaspoort.examples.quickstart;

import org.jspecify.annotations.NullMarked;
