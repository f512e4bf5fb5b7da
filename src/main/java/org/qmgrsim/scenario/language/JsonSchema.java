package org.qmgrsim.scenario.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The language as a JSON Schema of 2020-12, so that editors complete keys, explain them, and underline slips. */
final class JsonSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ANY_TEXT = "[\\s\\S]*";

    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    /** The schema of a language as text, the same on every machine. */
    static String text(Shape.Table whole, String title) {
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", title);
        JsonSchema schema = new JsonSchema();
        root.setAll(schema.table(whole));
        ObjectNode definitions = root.putObject("$defs");
        schema.definitions.forEach(definitions::set);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return new JsonMapper().writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    private ObjectNode table(Shape.Table table) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (Key key : table.keys()) {
            properties.set(key.name(), property(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        ArrayNode all = JSON.arrayNode();
        table.groups().forEach(group -> all.add(group(group)));
        if (!all.isEmpty()) {
            schema.set("allOf", all);
        }
        ObjectNode company = JSON.objectNode();
        for (Key key : table.keys()) {
            if (!key.onlyWith().isEmpty()) {
                company.putObject(key.name()).set("anyOf", eachRequired(key.onlyWith()));
            }
        }
        if (!company.isEmpty()) {
            schema.set("dependentSchemas", company);
        }
        return schema;
    }

    private ObjectNode property(Key key) {
        ObjectNode schema = shape(key.shape(), canBeNothing(key));
        ObjectNode property = JSON.objectNode();
        property.put("description", key.meaning());
        property.setAll(schema);
        String byDefault = key.byDefault();
        if (byDefault != null) {
            property.put("default", byDefault);
        }
        return property;
    }

    /** A list whose entries were all commented out counts as missing. */
    private static boolean canBeNothing(Key key) {
        List<Shape> shapes = alternatives(key.shape());
        return !key.required() && shapes.stream().noneMatch(Shape.Value.class::isInstance);
    }

    private static List<Shape> alternatives(Shape shape) {
        return shape instanceof Shape.Either either ? either.shapes() : List.of(shape);
    }

    private static ObjectNode group(Shape.Group group) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode each = eachRequired(group.keys());
        if (!group.required()) {
            each.addObject().putObject("not").set("anyOf", eachRequired(group.keys()));
        }
        schema.set("oneOf", each);
        return schema;
    }

    private static ArrayNode eachRequired(List<String> keys) {
        ArrayNode each = JSON.arrayNode();
        keys.forEach(key -> each.addObject().putArray("required").add(key));
        return each;
    }

    private ObjectNode shape(Shape shape, boolean orNothing) {
        List<Shape> shapes = alternatives(shape);
        if (shapes.size() == 1 && !orNothing) {
            return single(shapes.get(0));
        }
        ObjectNode schema = JSON.objectNode();
        ArrayNode any = schema.putArray("anyOf");
        shapes.forEach(each -> any.add(single(each)));
        if (orNothing) {
            any.addObject().put("type", "null");
        }
        return schema;
    }

    private ObjectNode single(Shape shape) {
        if (shape instanceof Shape.Value value) {
            return kind(value.kind());
        } else if (shape instanceof Shape.Table table) {
            if (!definitions.containsKey(table.name())) {
                definitions.put(table.name(), JSON.objectNode());
                definitions.put(table.name(), table(table));
            }
            return JSON.objectNode().put("$ref", "#/$defs/" + table.name());
        } else if (shape instanceof Shape.ByName byName) {
            return byName(byName);
        } else if (shape instanceof Shape.Many many) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", shape(many.element(), false));
            return schema;
        }
        return shape(shape, false);
    }

    private ObjectNode byName(Shape.ByName shape) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode value = shape(shape.value(), false);
        if (shape.names().isEmpty()) {
            schema.set("additionalProperties", value);
        } else {
            ObjectNode properties = schema.putObject("properties");
            shape.names().forEach(name -> properties.set(name, value));
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static ObjectNode kind(Kind<?> kind) {
        ObjectNode schema = JSON.objectNode();
        if (!kind.choices().isEmpty()) {
            ArrayNode choices = schema.putArray("enum");
            kind.choices().forEach(choice -> addChoice(choices, choice));
            return schema;
        }
        Kind.Numbers numbers = kind.numbers();
        String pattern = kind.pattern().pattern();
        if (numbers == null || !numbers.only().isEmpty()) {
            ObjectNode text = numbers == null ? schema : JSON.objectNode();
            text.put("type", "string").put("pattern", whole(pattern));
            if (numbers != null) {
                ArrayNode any = schema.putArray("anyOf");
                any.add(text);
                ArrayNode only = any.addObject().putArray("enum");
                numbers.only().forEach(only::add);
            }
            return schema;
        }
        ArrayNode types = schema.putArray("type").add("string").add(numbers.whole() ? "integer" : "number");
        if (pattern.equals(ANY_TEXT)) {
            types.add("boolean");
            return schema;
        }
        schema.put("pattern", whole(pattern));
        Double least = numbers.least();
        Double greatest = numbers.greatest();
        if (least != null) {
            schema.put("minimum", least.longValue());
        }
        if (greatest != null) {
            schema.put("maximum", greatest.longValue());
        }
        return schema;
    }

    private static String whole(String pattern) {
        return "^(" + pattern + ")$";
    }

    /** A text, and the number or truth value that YAML makes of it if nobody quotes it. */
    private static void addChoice(ArrayNode choices, String choice) {
        if (choice.matches("[0-9]{1,9}")) {
            choices.add(Integer.parseInt(choice));
        } else if (choice.equals("true") || choice.equals("false")) {
            choices.add(Boolean.parseBoolean(choice));
        }
        choices.add(choice);
    }
}
