using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>The fourteen people of Halden Systems: three regions, their roles, skills, languages and hours.</summary>
static class DemoStaff
{
    public const string South = "South West", North = "North", Texas = "Texas";

    sealed record Line(string Name, string Title, Role Roles, string Region, string Phone, string Hours, int? Tier, string Languages, string Skills);

    static readonly Line[] Lines =
    [
        new("Maja Kovač", "Network engineer", Role.Engineer, South, "07700 900431", "Halden office hours", 3, "en hr de", "Ethernet 5, Optical 4, BGP 4, Demarcation 5, Wi-Fi 3"),
        new("Tomás Reyes", "Support engineer", Role.Engineer | Role.Support, South, "07700 900412", "Halden office hours", 2, "en es pt", "Ethernet 4, Voice 4, Switching 4, LTE 3"),
        new("Ines Duarte", "Optical engineer", Role.Engineer, South, "07700 900419", "Halden office hours", 3, "en pt es", "Optical 5, Ethernet 4, BGP 3"),
        new("Priya Nair", "Project manager", Role.ProjectManager, South, "07700 900405", "Halden office hours", null, "en hi", "Permits 5, Construction 4"),
        new("Jonas Weber", "Support manager", Role.Manager, South, "07700 900408", "Halden office hours", null, "en de", "Problem management 5"),
        new("Owen Hart", "Account manager", Role.AccountManager, South, "07700 900402", "Halden office hours", null, "en cy", ""),
        new("Aisha Bello", "Service desk", Role.Support, South, "0117 496 0100", "Service desk, long day", 1, "en fr", "Voice 2, Wi-Fi 2"),
        new("Grace Okafor", "Finance", Role.Finance, South, "07700 900403", "Halden office hours", null, "en", ""),
        new("Yusuf Demir", "Systems administrator", Role.Administrator, South, "07700 900404", "Halden office hours", null, "en tr", "Linux 4"),
        new("Hannah Lindqvist", "Network engineer", Role.Engineer, North, "07700 900441", "Halden office hours", 3, "en sv de", "Ethernet 4, Radio 5, Switching 3"),
        new("Callum Price", "Support engineer", Role.Engineer | Role.Support, North, "07700 900442", "Halden office hours", 2, "en", "Switching 4, Wi-Fi 4, Voice 3"),
        new("Lena Fischer", "Account manager", Role.AccountManager | Role.ProjectManager, North, "07700 900443", "Halden office hours", null, "en de", "Permits 3"),
        new("Rafael Ortiz", "Network engineer", Role.Engineer | Role.ProjectManager, Texas, "512 555 0131", "Halden Austin", 3, "en es", "Ethernet 4, BGP 5, SD-WAN 4"),
        new("Dana Whitlock", "Support engineer", Role.Engineer | Role.Support, Texas, "512 555 0132", "Halden Austin", 2, "en", "Switching 3, SD-WAN 3, Voice 3"),
    ];

    public static IEnumerable<Person> People(Guid halden, IReadOnlyDictionary<string, Guid> calendars, IReadOnlyDictionary<string, Guid> teams, LocalDate today)
    {
        foreach (var line in Lines)
        {
            var person = new Person(halden, line.Name, EmailOf(line.Name, "halden.example"), line.Roles, line.Region)
            {
                JobTitle = line.Title, Phone = line.Phone, Tier = line.Tier, TeamId = teams[line.Region],
            };
            person.WorkBy(calendars[line.Hours]);
            person.Speak(line.Languages.Split(' '));
            foreach (var skill in line.Skills.Split(", ", StringSplitOptions.RemoveEmptyEntries))
                person.Learn(skill[..^2], skill[^1] - '0', today.PlusDays(-7 * (6 - (skill[^1] - '0'))));
            yield return person;
        }
    }

    /// <summary>Who is away and when, counted in days from today.</summary>
    public static readonly (string Name, int From, int To, string Reason)[] Leave =
    [
        ("Ines Duarte", 24, 38, "Holiday"),
        ("Callum Price", -3, 4, "Holiday"),
        ("Rafael Ortiz", 11, 15, "Training"),
        ("Owen Hart", 31, 42, "Holiday"),
        ("Maja Kovač", -75, -62, "Holiday"),
    ];

    /// <summary>maja.kovac@halden.example: letters without their marks.</summary>
    public static string EmailOf(string name, string domain)
    {
        var plain = name.Normalize(System.Text.NormalizationForm.FormD).Where(c => char.IsAsciiLetter(c) || c == ' ');
        return string.Concat(plain).ToLowerInvariant().Replace(' ', '.') + "@" + domain;
    }
}
