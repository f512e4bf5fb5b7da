package org.qmgrsim.lesson;

/** The languages in which lessons are told. */
public enum Language {
    /** English. */
    EN,
    /** Japanese. */
    JA
}
