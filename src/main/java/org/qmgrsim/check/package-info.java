/**
 * What must hold of every run, whatever is configured and whatever happens to it: the invariants, each a reader of facts, and
 * chaos, which draws systems at random to try them on. It knows the journal and the scenario language, and nothing of the
 * inside of the model.
 */
@NullMarked
package org.qmgrsim.check;

import org.jspecify.annotations.NullMarked;
