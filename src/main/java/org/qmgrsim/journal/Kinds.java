package org.qmgrsim.journal;

/** Takes happenings back from their saved fields, by code. */
public final class Kinds {
    /** One more than the highest code. */
    public static final int COUNT = 67;

    private static final Happening.Turn[] TURNS = Happening.Turn.values();
    private static final Happening.Loss[] LOSSES = Happening.Loss.values();
    private static final QueueName[] QUEUES = QueueName.values();
    private static final Happening.Origin[] ORIGINS = Happening.Origin.values();
    private static final Happening.Status[] STATUSES = Happening.Status.values();
    private static final Wait[] WAITS = Wait.values();

    private Kinds() {}

    /**
     * Reads the fields of one happening.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    public static Happening read(int code, FieldSource in) {
        return switch (code) {
            case Happening.ServiceDefined.CODE ->
                new Happening.ServiceDefined(
                        in.text(), in.text(), (int) in.number(), in.number() != 0, (int) in.number());
            case Happening.MasterSaid.CODE -> new Happening.MasterSaid(TURNS[(int) in.number()], in.text());
            case Happening.ProcessForked.CODE ->
                new Happening.ProcessForked(
                        (int) in.number(), in.text(), (int) in.number(), (int) in.number(), (int) in.number());
            case Happening.ProcessEnded.CODE -> new Happening.ProcessEnded((int) in.number(), (int) in.number());
            case Happening.ChildReaped.CODE ->
                new Happening.ChildReaped((int) in.number(), (int) in.number(), (int) in.number());
            case Happening.ServiceThrottled.CODE -> new Happening.ServiceThrottled(in.number());
            case Happening.ServiceReleased.CODE -> new Happening.ServiceReleased();
            case Happening.ProcessStopped.CODE -> new Happening.ProcessStopped();
            case Happening.ProcessContinued.CODE -> new Happening.ProcessContinued();
            case Happening.WakeupSent.CODE -> new Happening.WakeupSent();
            case Happening.TriggerSent.CODE -> new Happening.TriggerSent((int) in.number(), in.text());
            case Happening.TriggerLost.CODE -> new Happening.TriggerLost(LOSSES[(int) in.number()]);
            case Happening.TriggerTaken.CODE -> new Happening.TriggerTaken(in.text());
            case Happening.ScanAsked.CODE -> new Happening.ScanAsked(QUEUES[(int) in.number()]);
            case Happening.ScanStarted.CODE ->
                new Happening.ScanStarted(QUEUES[(int) in.number()], in.number() != 0, (int) in.number());
            case Happening.ScanEnded.CODE -> new Happening.ScanEnded(QUEUES[(int) in.number()]);
            case Happening.MessageBegan.CODE ->
                new Happening.MessageBegan(ORIGINS[(int) in.number()], in.text(), in.text(), (int) in.number());
            case Happening.FileCreated.CODE ->
                new Happening.FileCreated(QUEUES[(int) in.number()], in.text(), in.number());
            case Happening.FileReady.CODE ->
                new Happening.FileReady(QUEUES[(int) in.number()], (int) in.number(), in.number());
            case Happening.FileMoved.CODE ->
                new Happening.FileMoved(QUEUES[(int) in.number()], QUEUES[(int) in.number()]);
            case Happening.FileTouched.CODE -> new Happening.FileTouched(QUEUES[(int) in.number()], in.number());
            case Happening.FileMode.CODE -> new Happening.FileMode(QUEUES[(int) in.number()], (int) in.number());
            case Happening.FileRemoved.CODE -> new Happening.FileRemoved(QUEUES[(int) in.number()]);
            case Happening.FileLocked.CODE -> new Happening.FileLocked((int) in.number(), in.number() != 0);
            case Happening.FileUnlocked.CODE -> new Happening.FileUnlocked((int) in.number());
            case Happening.ClientConnected.CODE -> new Happening.ClientConnected(in.text());
            case Happening.ClientAccepted.CODE -> new Happening.ClientAccepted((int) in.number(), in.text(), in.text());
            case Happening.ClientGone.CODE -> new Happening.ClientGone(in.text(), in.text());
            case Happening.PickedUp.CODE ->
                new Happening.PickedUp((int) in.number(), in.text(), (int) in.number(), in.text(), in.text());
            case Happening.HeaderRead.CODE -> new Happening.HeaderRead((int) in.number(), in.text(), in.text());
            case Happening.FlowPaused.CODE -> new Happening.FlowPaused(in.number());
            case Happening.MessageActive.CODE ->
                new Happening.MessageActive(
                        (int) in.number(), in.text(), QUEUES[(int) in.number()], in.text(), (int) in.number(), (int)
                                in.number());
            case Happening.MessageSkipped.CODE -> new Happening.MessageSkipped((int) in.number(), in.text());
            case Happening.AgentAsked.CODE -> new Happening.AgentAsked(in.text());
            case Happening.DeliveryBegan.CODE ->
                new Happening.DeliveryBegan((int) in.number(), (int) in.number(), (int) in.number());
            case Happening.RecipientDone.CODE ->
                new Happening.RecipientDone(
                        (int) in.number(),
                        in.text(),
                        in.text(),
                        in.text(),
                        in.text(),
                        (int) in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.text(),
                        STATUSES[(int) in.number()],
                        in.text(),
                        (int) in.number());
            case Happening.DeliveryEnded.CODE -> new Happening.DeliveryEnded((int) in.number(), (int) in.number());
            case Happening.AgentLost.CODE -> new Happening.AgentLost((int) in.number());
            case Happening.MessageDeferred.CODE -> new Happening.MessageDeferred((int) in.number(), in.number());
            case Happening.MessageExpired.CODE ->
                new Happening.MessageExpired((int) in.number(), in.text(), in.text(), in.number() != 0);
            case Happening.MessageRemoved.CODE -> new Happening.MessageRemoved((int) in.number(), in.text());
            case Happening.DestinationNamed.CODE ->
                new Happening.DestinationNamed(in.text(), in.text(), (int) in.number(), (int) in.number());
            case Happening.WindowChanged.CODE -> new Happening.WindowChanged((int) in.number());
            case Happening.WindowForgotten.CODE -> new Happening.WindowForgotten();
            case Happening.SettingRead.CODE -> new Happening.SettingRead(in.text(), in.number());
            case Happening.WaitBegan.CODE -> new Happening.WaitBegan(WAITS[(int) in.number()], in.number());
            case Happening.OperatorActed.CODE -> new Happening.OperatorActed(in.text());
            case Happening.Printed.CODE -> new Happening.Printed(in.text());
            case Happening.Logged.CODE -> new Happening.Logged(in.text());
            case Happening.ClockStepped.CODE -> new Happening.ClockStepped(in.number());
            case Happening.RunEnded.CODE -> new Happening.RunEnded();
            case Happening.FileAddressed.CODE -> new Happening.FileAddressed(in.number(), in.text());
            case Happening.RecipientMarked.CODE ->
                new Happening.RecipientMarked(QUEUES[(int) in.number()], (int) in.number(), in.number());
            case Happening.DeferLogged.CODE -> new Happening.DeferLogged(in.text(), in.text(), in.text());
            case Happening.DeferLogRemoved.CODE -> new Happening.DeferLogRemoved();
            case Happening.ScanDue.CODE -> new Happening.ScanDue(QUEUES[(int) in.number()], in.number());
            case Happening.MessageReinjected.CODE ->
                new Happening.MessageReinjected((int) in.number(), in.text(), (int) in.number());
            case Happening.RecipientAccepted.CODE -> new Happening.RecipientAccepted((int) in.number(), in.text());
            default -> throw new IllegalArgumentException("no kind of fact has the code " + code);
        };
    }
}
