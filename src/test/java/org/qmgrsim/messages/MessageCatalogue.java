package org.qmgrsim.messages;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * All messages of the program, read from its source code: whatever can reach the message of a problem, with its remedy.
 * Methods that only hand a text on are followed to those who call them.
 */
final class MessageCatalogue {
    /** A message of a class. */
    record Message(String severity, String text, String hint) implements Comparable<Message> {
        @Override
        public int compareTo(Message other) {
            return Comparator.comparing(Message::text)
                    .thenComparing(Message::severity)
                    .thenComparing(Message::hint)
                    .compare(this, other);
        }
    }

    /** Where texts go in: a method or constructor, and what of its parameters become message and remedy. */
    private record Sink(
            Element method,
            String severity,
            Template message,
            @Nullable Template hint) {}

    /** Rooms that report nothing to people; they come from the class path, which is faster. */
    private static final Set<String> MODEL =
            Set.of("kernel", "journal", "spool", "ipc", "master", "qmgr", "agents", "measure");

    private final Map<String, String> intros = new TreeMap<>();
    private final Map<String, Set<Message>> byClass = new TreeMap<>();
    private final Map<Element, List<TreePath>> calls = new LinkedHashMap<>();
    private final List<TreePath> units = new ArrayList<>();
    private final Trees trees;
    private final Texts texts;

    private MessageCatalogue(Trees trees) {
        this.trees = trees;
        this.texts = new Texts(trees);
    }

    /** Reads all sources below a folder. */
    static MessageCatalogue read(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !MODEL.contains(sources.relativize(file).getName(2).toString()))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    diagnostic -> {},
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromPaths(java));
            MessageCatalogue catalogue = new MessageCatalogue(Trees.instance(task));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            units.forEach(unit -> catalogue.units.add(new TreePath(unit)));
            catalogue.collectCalls();
            catalogue.follow();
            return catalogue;
        }
    }

    /** Messages by the class that they come from. */
    Map<String, Set<Message>> byClass() {
        return byClass;
    }

    /** What a class is for, in its own words. */
    String intro(String className) {
        return intros.getOrDefault(className, "");
    }

    private void collectCalls() {
        for (TreePath unit : units) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    note(getCurrentPath());
                    return super.visitMethodInvocation(call, null);
                }

                @Override
                public Void visitNewClass(NewClassTree call, Void nothing) {
                    note(getCurrentPath());
                    return super.visitNewClass(call, null);
                }
            }.scan(unit, null);
        }
    }

    private void note(TreePath call) {
        Element method = trees.getElement(call);
        if (method != null) {
            calls.computeIfAbsent(method, key -> new ArrayList<>()).add(call);
        }
    }

    private void follow() {
        Deque<Sink> open = new ArrayDeque<>(roots());
        Set<Sink> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            Sink sink = open.remove();
            for (TreePath call : calls.getOrDefault(sink.method, List.of())) {
                for (Sink next : at(sink, call)) {
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    /** The constructors of what is reported. */
    private List<Sink> roots() {
        List<Sink> roots = new ArrayList<>();
        for (Element method : calls.keySet()) {
            String owner = String.valueOf(method.getEnclosingElement());
            String name = method.getSimpleName().toString();
            if (owner.equals("org.qmgrsim.config.Problem") && (name.equals("error") || name.equals("warning"))) {
                roots.add(new Sink(method, name, parameter(1), parameter(2)));
            } else if (owner.equals("org.qmgrsim.cli.OutputFailed") && name.equals("<init>")) {
                roots.add(new Sink(method, "error", parameter(0), null));
            } else if (owner.equals("picocli.CommandLine.ParameterException") && name.equals("<init>")) {
                roots.add(new Sink(method, "error", parameter(1), null));
            }
        }
        return roots;
    }

    private static Template parameter(int index) {
        return Template.parameter(index, "text").iterator().next();
    }

    /** What a call puts in: messages, or sinks if the caller was given the text itself. */
    private List<Sink> at(Sink sink, TreePath call) {
        List<? extends ExpressionTree> arguments = call.getLeaf() instanceof MethodInvocationTree invocation
                ? invocation.getArguments()
                : ((NewClassTree) call.getLeaf()).getArguments();
        Set<Template> hints = sink.hint == null ? Set.of() : texts.fill(sink.hint, call, arguments);
        List<Sink> further = new ArrayList<>();
        TreePath enclosing = Texts.enclosingMethod(call);
        Element method = enclosing == null ? null : trees.getElement(enclosing);
        for (Template message : texts.fill(sink.message, call, arguments)) {
            boolean handedOn = message.isParameter() || hints.stream().anyMatch(Template::isParameter);
            boolean called = method instanceof ExecutableElement && calls.containsKey(method);
            if (handedOn && called) {
                if (hints.isEmpty()) {
                    further.add(new Sink(method, sink.severity, message, null));
                }
                hints.forEach(hint -> further.add(new Sink(method, sink.severity, message, hint)));
            } else {
                add(call, sink.severity, message, hints);
            }
        }
        return further;
    }

    private void add(TreePath call, String severity, Template message, Set<Template> hints) {
        String text = message.toString();
        if (message.isHole() || message.isParameter() || text.isBlank()) {
            return;
        }
        Set<String> remedies = new TreeSet<>();
        hints.stream().filter(hint -> !hint.isHole()).forEach(hint -> remedies.add(hint.toString()));
        remedies.remove("");
        byClass.computeIfAbsent(classOf(call), key -> new TreeSet<>())
                .add(new Message(severity, text, String.join("<br>", remedies)));
    }

    private String classOf(TreePath call) {
        String name = "";
        for (TreePath path = call; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                Element type = trees.getElement(path);
                if (type != null) {
                    name = type.toString();
                    String comment = trees.getDocComment(path);
                    intros.put(name, comment == null ? "" : comment);
                }
            }
        }
        return name;
    }
}
