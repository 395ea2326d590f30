using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>What the dossier records of a network, as far as it can be asked in one line.</summary>
sealed record DossierRecords(
    string Customer, string AccountManager, string? DutyPhone, IReadOnlyList<Site> Sites, IReadOnlyList<(Service Service, string? Provider)> Services,
    IReadOnlyList<(string Name, string? Phone, ContactPurpose Purpose)> Contacts, IReadOnlyList<ChangeRecord> Changes, IReadOnlyList<Caution> Cautions);

/// <summary>Makes the questions of a drill out of what the dossier records: another choice for each attempt, the same for the same attempt.</summary>
static class DrillQuestions
{
    /// <param name="attempt">Chooses and orders the questions.</param>
    public static IReadOnlyList<(string Question, string Answer)> From(DossierRecords records, string attempt)
    {
        var all = new List<(string Question, string Answer)> { ("Who is the account manager?", records.AccountManager) };
        void Ask(string question, string? answer)
        {
            if (!string.IsNullOrWhiteSpace(answer)) all.Add((question, answer));
        }

        Ask("Which number reaches whoever is on duty?", records.DutyPhone);
        foreach (var site in records.Sites)
        {
            Ask($"What is the address of {site.Name}?", site.Address);
            Ask($"With which code do the names of equipment at {site.Name} begin?", site.Code);
            Ask($"In which time zone is {site.Name}?", site.Zone);
            Ask($"How does one get into {site.Name}?", site.Access);
        }
        foreach (var (service, provider) in records.Services)
        {
            Ask($"Which circuit number does one quote for {service.Reference}, {service.Description}?", service.CircuitId);
            Ask($"Whose circuit is {service.Reference}, {service.Description}?", provider);
            Ask($"How is a fault on {service.Reference} reported?", service.HowToReport);
            if (service.CommittedKbps > 0) Ask($"What is the committed rate of {service.Reference} in kbit/s?", service.CommittedKbps.ToString(CultureInfo.InvariantCulture));
        }
        foreach (var purpose in records.Contacts.GroupBy(c => c.Purpose).Where(g => g.Count() == 1).Select(g => g.Single()))
        {
            Ask($"Who at {records.Customer} {purpose.Purpose.Does()}?", purpose.Name);
            Ask($"Which number reaches {purpose.Name}?", purpose.Phone);
        }
        if (records.Changes.OrderByDescending(c => c.At).FirstOrDefault() is { } last)
        {
            Ask("What was changed last?", last.What);
            Ask("Who made the last change?", last.ByName);
            Ask("Under which reference was the last change made?", last.Reference);
        }
        if (records.Cautions is [var only]) Ask("What must nobody touch?", only.Text);
        return [.. all.OrderBy(q => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt}\u001f{q.Question}"))), StringComparer.Ordinal)];
    }
}
