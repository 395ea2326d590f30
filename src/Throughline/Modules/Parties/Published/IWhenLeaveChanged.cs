namespace Throughline.Modules.Parties.Published;

/// <summary>Told when somebody's leave changes or somebody leaves, inside the transaction that writes it: what it adds is saved with it or not at all.</summary>
public interface IWhenLeaveChanged
{
    Task LeaveChanged(Person person, Instant now);
}
