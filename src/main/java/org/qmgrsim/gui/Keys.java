package org.qmgrsim.gui;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.qmgrsim.gui.log.LogPane;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.timeline.TimelinePane;

/** The keys. Letters act only while nobody writes; signs are told by what was typed, since keyboards differ. */
final class Keys {
    private final Context context;
    private final Actions actions;
    private final Player player;
    private final TimelinePane timeline;
    private final LogPane log;
    private final Runnable opened;

    Keys(Context context, Actions actions, Player player, TimelinePane timeline, LogPane log, Runnable opened) {
        this.context = context;
        this.actions = actions;
        this.player = player;
        this.timeline = timeline;
        this.log = log;
        this.opened = opened;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean writes = scene.getFocusOwner() instanceof TextInputControl;
            boolean done = event.isShortcutDown() ? shortcut(event, writes) : !writes && pressed(event, scene);
            if (done) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            boolean writes = scene.getFocusOwner() instanceof TextInputControl;
            if (!writes && !event.isShortcutDown() && typed(event)) {
                event.consume();
            }
        });
    }

    private boolean shortcut(KeyEvent event, boolean writes) {
        Session session = context.session();
        switch (event.getCode()) {
            case Z -> {
                if (writes) {
                    return false;
                }
                if (event.isShiftDown()) {
                    session.redo();
                } else {
                    session.undo();
                }
            }
            case F -> log.filter().requestFocus();
            case O -> opened.run();
            case PLUS, EQUALS, ADD -> context.look().shiftZoom(1);
            case MINUS, SUBTRACT -> context.look().shiftZoom(-1);
            case DIGIT0, NUMPAD0 -> context.look().setZoom(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean pressed(KeyEvent event, Scene scene) {
        boolean on = !event.isShiftDown();
        switch (event.getCode()) {
            case SPACE -> {
                if (scene.getFocusOwner() instanceof Button) {
                    return false;
                }
                player.toggle();
            }
            case RIGHT, LEFT -> {
                if (scene.getFocusOwner() instanceof javafx.scene.control.Slider) {
                    return false;
                }
                boolean forward = event.getCode() == KeyCode.RIGHT;
                if (event.isShiftDown()) {
                    actions.stepSubject(forward);
                } else if (forward) {
                    actions.stepOn();
                } else {
                    actions.stepBack();
                }
            }
            case HOME -> actions.toBegin();
            case END -> actions.toEnd();
            case W -> actions.jump(RunBar.Jump.W, on);
            case T -> actions.jump(RunBar.Jump.T, on);
            case S -> actions.jump(RunBar.Jump.S, on);
            case D -> actions.jump(RunBar.Jump.D, on);
            case L -> actions.toggleLoop();
            case P -> context.session().pin();
            case DELETE -> context.session().unpin();
            case X -> context.session().swap();
            case ESCAPE -> timeline.select(null);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "!" -> actions.jump(RunBar.Jump.WARNING, !event.isAltDown());
            case "," -> player.speed().shift(-1);
            case "." -> player.speed().shift(1);
            case "/" -> player.speed().adapt();
            case "+" -> timeline.zoom(true);
            case "-", "\u2212" -> timeline.zoom(false);
            case "0" -> timeline.fit();
            default -> {
                return false;
            }
        }
        context.session().tell(Session.Event.PLAY);
        return true;
    }
}
