/**
 * The language of scenario files: one tree of keys from which the checks, the JSON Schema and the reference page are made.
 * It knows words, units and places in a file; what a scenario does is none of its business.
 * Nothing here runs anything.
 */
@NullMarked
package org.qmgrsim.scenario.language;

import org.jspecify.annotations.NullMarked;
