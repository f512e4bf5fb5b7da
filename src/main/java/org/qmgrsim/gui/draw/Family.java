package org.qmgrsim.gui.draw;

/** What a wait is a wait for, in five families: each has a colour, a badge and a hatch of its own. */
public enum Family {
    /** Somebody is at it. */
    WORKS(Tone.WORKS, Tone.WORKS_TEXT, Tone.WORKS_WASH),
    /** A time that will come. */
    CLOCK(Tone.CLOCK, Tone.CLOCK_TEXT, Tone.CLOCK_WASH),
    /** A place that must come free. */
    ROOM(Tone.ROOM, Tone.ROOM_TEXT, Tone.ROOM_WASH),
    /** Something that broke. */
    BROKE(Tone.BROKE, Tone.BROKE_TEXT, Tone.BROKE_WASH),
    /** Somebody who must act. */
    PERSON(Tone.PERSON, Tone.PERSON_TEXT, Tone.PERSON_WASH);

    private final Tone mark;
    private final Tone text;
    private final Tone wash;

    Family(Tone mark, Tone text, Tone wash) {
        this.mark = mark;
        this.text = text;
        this.wash = wash;
    }

    /** Of marks. */
    public Tone mark() {
        return mark;
    }

    /** Of text on the wash. */
    public Tone text() {
        return text;
    }

    /** Of surfaces. */
    public Tone wash() {
        return wash;
    }

    /** Key of its name in the texts. */
    public String key() {
        return "family." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
