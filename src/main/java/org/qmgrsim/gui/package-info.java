/**
 * The desktop window: it computes a run, plays its journal and shows what a changed setting does. It holds no model and no
 * statistic of its own; runs come from scenario, states from journal, numbers from measure, words and charts from report.
 */
@NullMarked
package org.qmgrsim.gui;

import org.jspecify.annotations.NullMarked;
