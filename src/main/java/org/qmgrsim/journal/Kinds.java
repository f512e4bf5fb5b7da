package org.qmgrsim.journal;

/** Takes happenings back from their saved fields, by code. */
final class Kinds {
    /** One more than the highest code. */
    static final int COUNT = 48;

    private Kinds() {}

    /**
     * Reads the fields of one happening.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    static Happening read(int code, FieldSource in) {
        return switch (code) {
            case Happening.ServiceDefined.CODE ->
                new Happening.ServiceDefined(
                        in.text(), in.text(), (int) in.number(), in.number() != 0, (int) in.number());
            case Happening.MasterSaid.CODE ->
                new Happening.MasterSaid(Happening.Turn.values()[(int) in.number()], in.text());
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
            case Happening.TriggerLost.CODE -> new Happening.TriggerLost(Happening.Loss.values()[(int) in.number()]);
            case Happening.TriggerTaken.CODE -> new Happening.TriggerTaken(in.text());
            case Happening.ScanAsked.CODE -> new Happening.ScanAsked(QueueName.values()[(int) in.number()]);
            case Happening.ScanStarted.CODE ->
                new Happening.ScanStarted(QueueName.values()[(int) in.number()], in.number() != 0, (int) in.number());
            case Happening.ScanEnded.CODE -> new Happening.ScanEnded(QueueName.values()[(int) in.number()]);
            case Happening.MessageBegan.CODE ->
                new Happening.MessageBegan(Happening.Origin.values()[(int) in.number()], in.text(), (int) in.number());
            case Happening.FileCreated.CODE ->
                new Happening.FileCreated(QueueName.values()[(int) in.number()], in.text());
            case Happening.FileReady.CODE ->
                new Happening.FileReady(QueueName.values()[(int) in.number()], (int) in.number(), in.number());
            case Happening.FileMoved.CODE ->
                new Happening.FileMoved(QueueName.values()[(int) in.number()], QueueName.values()[(int) in.number()]);
            case Happening.FileTouched.CODE ->
                new Happening.FileTouched(QueueName.values()[(int) in.number()], in.number());
            case Happening.FileMode.CODE ->
                new Happening.FileMode(QueueName.values()[(int) in.number()], (int) in.number());
            case Happening.FileRemoved.CODE -> new Happening.FileRemoved(QueueName.values()[(int) in.number()]);
            case Happening.FileLocked.CODE -> new Happening.FileLocked((int) in.number(), in.number() != 0);
            case Happening.FileUnlocked.CODE -> new Happening.FileUnlocked((int) in.number());
            case Happening.ClientConnected.CODE -> new Happening.ClientConnected(in.text());
            case Happening.ClientAccepted.CODE -> new Happening.ClientAccepted((int) in.number(), in.text());
            case Happening.ClientGone.CODE -> new Happening.ClientGone(in.text(), in.text());
            case Happening.PickedUp.CODE ->
                new Happening.PickedUp((int) in.number(), (int) in.number(), in.text(), in.text());
            case Happening.HeaderRead.CODE -> new Happening.HeaderRead((int) in.number(), in.text());
            case Happening.FlowPaused.CODE -> new Happening.FlowPaused(in.number());
            case Happening.MessageActive.CODE ->
                new Happening.MessageActive(
                        (int) in.number(), QueueName.values()[(int) in.number()], in.text(), (int) in.number(), (int)
                                in.number());
            case Happening.MessageSkipped.CODE -> new Happening.MessageSkipped((int) in.number());
            case Happening.AgentAsked.CODE -> new Happening.AgentAsked(in.text());
            case Happening.DeliveryBegan.CODE ->
                new Happening.DeliveryBegan((int) in.number(), (int) in.number(), (int) in.number());
            case Happening.RecipientDone.CODE ->
                new Happening.RecipientDone(
                        (int) in.number(),
                        in.text(),
                        in.text(),
                        (int) in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.text(),
                        Happening.Status.values()[(int) in.number()],
                        in.text());
            case Happening.DeliveryEnded.CODE -> new Happening.DeliveryEnded((int) in.number(), (int) in.number());
            case Happening.AgentLost.CODE -> new Happening.AgentLost((int) in.number());
            case Happening.MessageDeferred.CODE -> new Happening.MessageDeferred((int) in.number(), in.number());
            case Happening.MessageExpired.CODE -> new Happening.MessageExpired((int) in.number(), in.text());
            case Happening.MessageRemoved.CODE -> new Happening.MessageRemoved((int) in.number());
            case Happening.DestinationNamed.CODE -> new Happening.DestinationNamed(in.text(), in.text());
            case Happening.WindowChanged.CODE -> new Happening.WindowChanged((int) in.number());
            case Happening.WaitBegan.CODE -> new Happening.WaitBegan(Wait.values()[(int) in.number()], in.number());
            case Happening.OperatorActed.CODE -> new Happening.OperatorActed(in.text());
            case Happening.Logged.CODE -> new Happening.Logged(in.text());
            case Happening.RunEnded.CODE -> new Happening.RunEnded();
            default -> throw new IllegalArgumentException("no kind of fact has the code " + code);
        };
    }
}
