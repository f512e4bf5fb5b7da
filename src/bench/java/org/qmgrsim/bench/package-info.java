/**
 * How fast the kernel is: the agenda beside other event lists, the laws and the luck.
 * Run as src/docs/benchmarks.md says; figures stand there, too.
 * Proves nothing about correctness; the tests do.
 */
@NullMarked
package org.qmgrsim.bench;

import org.jspecify.annotations.NullMarked;
