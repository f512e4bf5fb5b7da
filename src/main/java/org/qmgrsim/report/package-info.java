/**
 * What a person reads: the mail log, tables, CSV files and charts.
 * Made from journals and measures alone.
 * Computes no statistics of its own.
 */
@NullMarked
package org.qmgrsim.report;

import org.jspecify.annotations.NullMarked;
