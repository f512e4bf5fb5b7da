package org.qmgrsim.gui;

import javafx.scene.shape.SVGPath;

/** The signs on buttons, drawn in a square of 16. */
public enum Icons {
    MENU("M2 4h12 M2 8h12 M2 12h12"),
    UNDO("M6 3 L3 6 L6 9 M3 6 H9.5 A3.5 3.5 0 0 1 9.5 13 H6"),
    REDO("M10 3 L13 6 L10 9 M13 6 H6.5 A3.5 3.5 0 0 0 6.5 13 H10"),
    PIN("M6 2h4 M7 2v5 L4.5 9.5h7 L9 7V2 M8 9.5V14"),
    BEGIN("M8 4 L4 8 L8 12 M13 4 L9 8 L13 12"),
    BACK("M4 3v10 M12 3.5 L6.5 8 L12 12.5 Z"),
    ON("M12 3v10 M4 3.5 L9.5 8 L4 12.5 Z"),
    END("M8 4 L12 8 L8 12 M3 4 L7 8 L3 12"),
    LOOP(
            "M3 8 V6.5 A2 2 0 0 1 5 4.5 H12 M10 2.5 L12 4.5 L10 6.5 M13 8 V9.5 A2 2 0 0 1 11 11.5 H4 M6 9.5 L4 11.5 L6 13.5"),
    MOON("M13 9.5 A5.5 5.5 0 1 1 6.5 3 A4.5 4.5 0 0 0 13 9.5 Z"),
    SUN(
            "M8 5 A3 3 0 1 1 7.99 5 M8 1.5v1.5 M8 13v1.5 M1.5 8h1.5 M13 8h1.5 M3.5 3.5l1 1 M11.5 11.5l1 1 M3.5 12.5l1 -1 M11.5 4.5l1 -1"),
    SEARCH("M7 3 A4 4 0 1 1 6.99 3 M10 10 L13.5 13.5"),
    EYE("M1.5 8 C4 3.8 12 3.8 14.5 8 C12 12.2 4 12.2 1.5 8 M8 6.2 A1.8 1.8 0 1 1 7.99 6.2"),
    OPEN("M2 12.5 V4 H6 L7.5 5.5 H13.5 V12.5 Z");

    private final String path;

    Icons(String path) {
        this.path = path;
    }

    /** The sign, in the colour of the text around it. */
    public SVGPath shape() {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        return shape;
    }

    /** A filled sign. */
    public static SVGPath filled(String path) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon-filled");
        return shape;
    }
}
