package org.qmgrsim.experiment;

/**
 * What is known of a measure from elsewhere.
 *
 * @param theory a formula; empty for none
 * @param published what somebody measured, with its source, in words; empty for none
 * @param because why they agree or differ; empty for nothing
 */
public record Beside(Measure measure, Place where, String theory, String published, String because) {
    /**
     * What the formula gives at a point.
     *
     * @return NaN if there is no formula, or a number in it is not known
     */
    public double theory(Design design, PointResult result) {
        if (theory.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Formula.value(theory, name -> value(name, design, result));
        } catch (Formula.Bad e) {
            throw new IllegalStateException("a formula that was read before: " + theory, e);
        }
    }

    private static double value(String name, Design design, PointResult result) {
        String bare = name.substring(1, name.length() - 1);
        if (name.startsWith("{")) {
            return result.estimates().stream()
                    .filter(estimate -> estimate.measure().text().equals(bare.replace("->", "→")))
                    .mapToDouble(estimate -> estimate.interval().value())
                    .findFirst()
                    .orElse(Double.NaN);
        }
        for (int i = 0; i < design.factors().size(); i++) {
            if (design.factors().get(i).name().equals(bare)) {
                Amount amount = result.point().levels().get(i).amount();
                return amount == null ? Double.NaN : amount.base();
            }
        }
        return Double.NaN;
    }
}
