namespace Throughline.Modules.Parties.Published;

/// <summary>Names the business calendars that a person can work by; calendars lie above people.</summary>
public interface INameCalendars
{
    Task<IReadOnlyList<(Guid Id, string Name)>> All();
}
