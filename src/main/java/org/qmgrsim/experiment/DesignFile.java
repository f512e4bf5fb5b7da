package org.qmgrsim.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.language.Document;
import org.qmgrsim.scenario.language.ExperimentLanguage;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.Node;

/** Reads designs from YAML; whatever is wrong in the file is reported at once, with its place. */
public final class DesignFile {
    private static final int MOST_POINTS = 10_000;
    private static final long MOST_RUNS = 10_000_000;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private DesignFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInput with all that is wrong
     */
    public static Design read(Path file) throws InvalidInput {
        DesignFile reader = new DesignFile(file);
        String text = reader.text();
        Node.Mapping root = text == null ? null : Document.read(text, file.toString(), reader.problems);
        if (root == null) {
            throw new InvalidInput(reader.problems);
        }
        Item item = ExperimentLanguage.check(root, reader.problems);
        Design design = reader.design(item);
        InvalidInput.throwIfAnyError(reader.problems);
        if (design == null) {
            throw new IllegalStateException("a design without an error that is none");
        }
        return design;
    }

    private @Nullable String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            wrong(
                    new Position(file.toString(), 0, 0),
                    "there is no such file",
                    "qmgrsim scenarios lists what is there");
        } catch (IOException e) {
            wrong(new Position(file.toString(), 0, 0), "cannot be read as UTF-8 text", null);
        }
        return null;
    }

    private void wrong(Position at, String message, @Nullable String hint) {
        problems.add(Problem.error(at, message, hint));
    }

    private @Nullable Design design(Item root) {
        FactorReader reader = new FactorReader(problems);
        List<Factor> factors = reader.factors(root.find("factors"));
        String base = root.find("base", String.class);
        if (base == null || factors.isEmpty()) {
            return null;
        }
        PlaceReader places = new PlaceReader(factors, problems);
        Point around = places.point(root.find("around"), null);
        List<Point> listed = new ArrayList<>();
        Item points = root.find("points");
        if (points != null) {
            points.elements().forEach(point -> listed.add(places.point(point, around)));
        }
        Plan plan = Plan.of(root.get("plan", String.class));
        checkSize(root, plan, factors, listed.size());
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        String title = root.find("title", String.class);
        String question = root.find("question", String.class);
        double confidence = share(root.get("confidence", String.class));
        GoalReader goals = new GoalReader(factors, places, confidence, problems);
        List<Measure> measures = goals.measures(root);
        List<Assertion> assertions = goals.assertions(root.find("assert"));
        List<Beside> beside = goals.beside(root.find("beside"));
        Search search = goals.search(root.find("find"));
        CliffMap map = goals.map(root.find("map"));
        Replications replications = goals.replications(root);
        Steady steady = goals.steady(root.find("steady_state"));
        checkRuns(root, Points.count(plan, factors, listed.size()) * replications.most());
        Item window = root.find("window");
        Long until = window == null ? null : window.find("until", Long.class);
        return new Design(
                name,
                title == null ? name : title,
                question != null ? question.strip() : title == null ? name : title,
                file.resolveSibling(base).normalize(),
                reader.settings(root.find("set")),
                factors,
                plan,
                around,
                listed,
                places.conditions(root.find("where")),
                places.places(root.find("leave_out")),
                replications,
                confidence,
                root.find("seed", Long.class),
                window == null ? 0 : ScenarioFile.START_NANOS + window.get("from", Long.class),
                until == null ? Long.MAX_VALUE : ScenarioFile.START_NANOS + until,
                steady,
                goals.all(measures, assertions, beside, search, map, replications, steady),
                assertions,
                beside,
                search,
                map,
                root.find("answer", String.class));
    }

    static double share(String text) {
        return Double.parseDouble(text.replace("%", "").strip()) / 100;
    }

    private void checkSize(Item root, Plan plan, List<Factor> factors, int listed) {
        Item given = root.find("plan");
        Position at = given == null ? root.at() : given.at();
        long points = Points.count(plan, factors, listed);
        if (points > MOST_POINTS) {
            wrong(
                    at,
                    "the plan has " + points + " points, more than " + MOST_POINTS,
                    "vary one factor at a time, or spread fewer points over all: plan: latin hypercube 100");
        }
        if (plan.kind() == Plan.Kind.LISTED && listed == 0) {
            wrong(at, "the plan is \"listed\", but there is no list of points", "add points: [{ FACTOR: LEVEL }]");
        }
        if (plan.kind() != Plan.Kind.LISTED && listed > 0) {
            wrong(at, "there is a list of points, but the plan is another one", "add plan: listed");
        }
        if (root.find("map") != null && plan.kind() != Plan.Kind.FULL) {
            wrong(at, "a cliff map begins with all combinations", "leave the plan out");
        }
    }

    private void checkRuns(Item root, long runs) {
        if (runs > MOST_RUNS) {
            Item given = root.find("replications");
            wrong(
                    given == null ? root.at() : given.at(),
                    "the design has " + runs + " runs, more than " + MOST_RUNS,
                    "lower the replications, or run fewer points");
        }
    }

    /** Fields of an item by name, none if it is missing. */
    static Map<String, Item> fields(@Nullable Item item) {
        return item == null ? Map.of() : item.fields();
    }
}
