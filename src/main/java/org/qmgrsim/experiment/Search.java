package org.qmgrsim.experiment;

/**
 * What is looked for: the smallest or the largest setting of a factor that meets a goal.
 *
 * @param factor its number in the design
 * @param within of a range, a distance of two settings that are as good as one; 0: a hundredth of the range
 */
public record Search(int factor, boolean largest, Assertion goal, double within) {}
