using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>What the form for a new person offers.</summary>
public sealed record NewPersonModel(IReadOnlyList<string> Companies, IReadOnlyList<string> Teams);

/// <summary>Reads what the form for a new person offers.</summary>
public sealed class ReadNewPerson(ThroughlineDb db)
{
    public async Task<NewPersonModel> Run(Nothing _) => new(
        await db.Organisations.AsNoTracking().OrderBy(o => o.Name).Select(o => o.Name).Take(500).ToListAsync(),
        await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync());
}
