using System.Text.Json;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>A way in which agreements are usually written: gold, silver, bronze, a carrier's.</summary>
/// <param name="Hours">What to choose as hours: always, or the office's.</param>
public sealed record AgreementTemplate(string Name, string Title, string Sentence, Owes Owes, int Months, string Hours, AgreementForm Form);

/// <summary>The templates, kept as data beside the code.</summary>
public static class AgreementTemplates
{
    const string File = "seed/Agreements/Seed/agreement-templates.json";

    public static readonly IReadOnlyList<AgreementTemplate> All = Load();

    /// <exception cref="RuleException">There is none of that name.</exception>
    public static AgreementTemplate Named(string name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RuleException("unknown-template", $"There is no template {name}. There are {string.Join(", ", All.Select(t => t.Name))}.", "/template");

    static List<AgreementTemplate> Load()
    {
        using var stream = typeof(AgreementTemplates).Assembly.GetManifestResourceStream(File)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    static AgreementTemplate Read(JsonElement t)
    {
        string Text(string name, string without = "") => t.TryGetProperty(name, out var v) ? v.GetString()! : without;
        int? Whole(string name) => t.TryGetProperty(name, out var v) ? v.GetInt32() : null;
        var form = new AgreementForm(
            PromisedPercent: t.TryGetProperty("promised", out var promised) ? promised.GetDecimal() : null, ThirtyDays: t.TryGetProperty("thirtyDays", out var thirty) && thirty.GetBoolean(), CapPercent: Whole("cap"),
            CreditsAdd: CreditsAdd.Highest, ClockStarts: One<ClockStart>(Text("starts", "reported")), ClockStops: One<ClockStop>(Text("stops", "restored")),
            Pauses: Many<ClockPauses>(Text("pauses")), Excluded: Many<Exclusions>(Text("excluded")), InstallDays: Whole("install"), ChronicMonths: Whole("chronic"), ChronicNoticeDays: Whole("chronicNotice") ?? 30,
            ClaimDays: Whole("claim") ?? 30, NoticeDays: Whole("notice") ?? 90,
            Targets: [.. t.GetProperty("targets").EnumerateArray().Select(r => new TargetRow(r[0].GetInt32(), r[1].GetString(), r[2].GetString(), r[3].GetString(), r[4].GetBoolean()))],
            Tiers: [.. t.GetProperty("tiers").EnumerateArray().Select(r => new TierRow(One<TierKind>(r[0].GetString()!), r[1].GetDecimal(), r[2].ValueKind == JsonValueKind.Null ? null : r[2].GetDecimal(), r[3].GetDecimal()))]);
        return new AgreementTemplate(Text("name"), Text("title"), Text("sentence"), One<Owes>(Text("owes")), t.GetProperty("months").GetInt32(), Text("hours"), form);
    }

    static T One<T>(string word) where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
    static List<T> Many<T>(string words) where T : struct, Enum => [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One<T>)];
}
