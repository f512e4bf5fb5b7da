/**
 * Settings that are legal in Postfix and do not mean what they look like: each finding is a warning with its reason.
 * What is wrong by Postfix's own rules is found in the room above, while files and values are read.
 */
@NullMarked
package org.qmgrsim.config.lint;

import org.jspecify.annotations.NullMarked;
