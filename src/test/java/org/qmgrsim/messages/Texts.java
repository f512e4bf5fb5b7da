package org.qmgrsim.messages;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds the texts that an expression can have, by following variables, conditions, switches and methods of our own. */
final class Texts {
    private static final int DEEPEST = 6;

    /** Methods whose names say less than what they are called on. */
    private static final Set<String> SAYS_LITTLE = Set.of(
            "toString",
            "text",
            "getMessage",
            "get",
            "orElse",
            "strip",
            "stripTrailing",
            "trim",
            "substring",
            "as",
            "getAsInt",
            "valueOf",
            "charAt",
            "replace",
            "toLowerCase",
            "of");

    /** What methods of the library give, in a word. */
    private static final Map<String, String> WORDS = Map.of("join", "names", "size", "number", "length", "number");

    /** Our own methods that put a value into words: what they say depends on the value alone. */
    private static final Set<String> WORDERS = Set.of("TimeValue.words", "TimeValue.plural", "Judge.range");

    private final Trees trees;
    private final Deque<Element> calls = new ArrayDeque<>();

    Texts(Trees trees) {
        this.trees = trees;
    }

    /** All of them; with parameters of the enclosing method left open. Null literals give none. */
    Set<Template> of(TreePath at) {
        Tree tree = at.getLeaf();
        if (tree instanceof ParenthesizedTree inner) {
            return of(new TreePath(at, inner.getExpression()));
        } else if (tree instanceof LiteralTree literal) {
            return literal.getValue() == null ? Set.of() : Template.text(String.valueOf(literal.getValue()));
        } else if (tree instanceof BinaryTree plus && plus.getKind() == Tree.Kind.PLUS) {
            return Template.concat(part(at, plus.getLeftOperand()), part(at, plus.getRightOperand()));
        } else if (tree instanceof ConditionalExpressionTree either) {
            return union(at, List.of(either.getTrueExpression(), either.getFalseExpression()));
        } else if (tree instanceof SwitchExpressionTree cases) {
            return ofSwitch(at, cases);
        } else if (tree instanceof MethodInvocationTree call) {
            return ofCall(at, call);
        } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
            return ofName(at);
        }
        return Template.hole("…");
    }

    /** A part of a text is never missing. */
    private Set<Template> part(TreePath at, ExpressionTree expression) {
        Set<Template> texts = of(new TreePath(at, expression));
        return texts.isEmpty() ? Template.text("") : texts;
    }

    private Set<Template> union(TreePath at, List<? extends Tree> expressions) {
        Set<Template> all = new LinkedHashSet<>();
        expressions.forEach(expression -> all.addAll(of(new TreePath(at, expression))));
        return all;
    }

    private Set<Template> ofSwitch(TreePath at, SwitchExpressionTree cases) {
        List<Tree> results = new ArrayList<>();
        for (CaseTree each : cases.getCases()) {
            if (each.getBody() instanceof ExpressionTree result) {
                results.add(result);
            } else if (each.getBody() != null) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitYield(YieldTree yield, Void nothing) {
                        results.add(yield.getValue());
                        return null;
                    }
                }.scan(each.getBody(), null);
            }
        }
        return union(at, results);
    }

    private Set<Template> ofCall(TreePath at, MethodInvocationTree call) {
        Element method = trees.getElement(at);
        MethodTree source = method instanceof ExecutableElement executable ? trees.getTree(executable) : null;
        if (source == null
                || source.getBody() == null
                || WORDERS.contains(method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName())
                || calls.contains(method)
                || calls.size() > DEEPEST) {
            return Template.hole(nameOf(call.getMethodSelect()));
        }
        TreePath body = trees.getPath(method);
        calls.push(method);
        Set<Template> results = new LinkedHashSet<>();
        for (TreePath result : returns(body)) {
            results.addAll(of(result));
        }
        calls.pop();
        Set<Template> filled = new LinkedHashSet<>();
        results.forEach(result -> filled.addAll(fill(result, at, call.getArguments())));
        boolean empty = filled.stream().allMatch(Template::isHole);
        return filled.isEmpty() || empty ? Template.hole(nameOf(call.getMethodSelect())) : filled;
    }

    private static List<TreePath> returns(TreePath method) {
        List<TreePath> results = new ArrayList<>();
        new com.sun.source.util.TreePathScanner<Void, Void>() {
            @Override
            public Void visitReturn(ReturnTree statement, Void nothing) {
                if (statement.getExpression() != null) {
                    results.add(new TreePath(getCurrentPath(), statement.getExpression()));
                }
                return null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
                return null;
            }

            @Override
            public Void visitNewClass(NewClassTree object, Void nothing) {
                return null;
            }
        }.scan(method, null);
        return results;
    }

    /** A text with the arguments of a call in place of the parameters. */
    Set<Template> fill(Template template, TreePath call, List<? extends ExpressionTree> arguments) {
        Set<Template> filled = Set.of(new Template(List.of()));
        for (Template.Part part : template.parts()) {
            Set<Template> next =
                    part instanceof Template.Part.Parameter parameter && parameter.index() < arguments.size()
                            ? part(call, arguments.get(parameter.index()))
                            : Set.of(new Template(List.of(part)));
            filled = Template.concat(filled, next);
        }
        return filled;
    }

    private Set<Template> ofName(TreePath at) {
        Element element = trees.getElement(at);
        String name = nameOf(at.getLeaf());
        if (element == null) {
            return Template.hole(name);
        }
        if (element.getKind() == ElementKind.PARAMETER
                && element.getEnclosingElement() instanceof ExecutableElement method) {
            return Template.parameter(method.getParameters().indexOf(element), name);
        }
        Tree declaration = trees.getTree(element);
        if (element.getKind() == ElementKind.FIELD
                && declaration instanceof VariableTree field
                && field.getInitializer() != null
                && element.getModifiers().contains(javax.lang.model.element.Modifier.FINAL)) {
            return of(new TreePath(trees.getPath(element), field.getInitializer()));
        }
        if (element.getKind() == ElementKind.LOCAL_VARIABLE) {
            return ofLocal(at, element, name);
        }
        return Template.hole(name);
    }

    /** Whatever is assigned to a local variable; one that is built up in steps says nothing. */
    private Set<Template> ofLocal(TreePath at, Element variable, String name) {
        TreePath method = at;
        while (method != null && !(method.getLeaf() instanceof MethodTree)) {
            method = method.getParentPath();
        }
        if (method == null || calls.contains(variable)) {
            return Template.hole(name);
        }
        List<TreePath> values = new ArrayList<>();
        new com.sun.source.util.TreePathScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree declared, Void nothing) {
                if (variable.equals(trees.getElement(getCurrentPath())) && declared.getInitializer() != null) {
                    values.add(new TreePath(getCurrentPath(), declared.getInitializer()));
                }
                return super.visitVariable(declared, null);
            }

            @Override
            public Void visitAssignment(AssignmentTree assignment, Void nothing) {
                if (variable.equals(trees.getElement(new TreePath(getCurrentPath(), assignment.getVariable())))) {
                    values.add(new TreePath(getCurrentPath(), assignment.getExpression()));
                }
                return super.visitAssignment(assignment, null);
            }
        }.scan(method, null);
        calls.push(variable);
        Set<Template> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(of(value)));
        calls.pop();
        boolean says = all.stream().anyMatch(template -> !template.isHole());
        return says ? all : Template.hole(name);
    }

    /** What a reader can make of a piece that only a run knows. */
    private static String nameOf(Tree tree) {
        if (tree instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        } else if (tree instanceof MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            if (SAYS_LITTLE.contains(name) && nameOf(select.getExpression()).equals("…")) {
                return "text";
            }
            return SAYS_LITTLE.contains(name) ? nameOf(select.getExpression()) : WORDS.getOrDefault(name, name);
        } else if (tree instanceof MethodInvocationTree call) {
            return nameOf(call.getMethodSelect());
        }
        return "…";
    }

    /** The method around a place; null if it is in none. */
    static @Nullable TreePath enclosingMethod(TreePath at) {
        TreePath path = at;
        while (path != null && !(path.getLeaf() instanceof MethodTree)) {
            path = path.getParentPath();
        }
        return path;
    }
}
