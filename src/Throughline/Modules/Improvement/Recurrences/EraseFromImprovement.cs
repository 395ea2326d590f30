namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>Takes erased words out of the titles of problems and the names of what keeps coming back, which were made of the words of tickets.</summary>
public sealed class EraseFromImprovement(ThroughlineDb db, MeasureRecurrence measure) : IEraseWords
{
    public async Task<IReadOnlyCollection<Guid>> Erase(ErasedWords words)
    {
        var subjects = new HashSet<Guid>();
        foreach (var problem in await db.Problems.Include(p => p.Tickets).Where(p => p.Tickets.Any(t => t.TicketId == words.Subject)).ToListAsync())
        {
            problem.TakeOut(words);
            subjects.Add(problem.Id);
            subjects.UnionWith(problem.Tickets.Select(t => t.TicketId));
        }
        foreach (var issue in await db.Recurrences.Include(r => r.Tickets).Where(r => r.Tickets.Any(t => t.TicketId == words.Subject)).ToListAsync())
        {
            subjects.Add(issue.Id);
            // one that a person named keeps its name, without the words
            var name = issue.NamedByHand ? words.TakenOutOf(issue.Name) : (await measure.Of([.. issue.Tickets.Select(t => t.TicketId)], issue.Confirmed))?.Name;
            issue.Renamed(string.IsNullOrWhiteSpace(name) ? ErasedWords.Instead : name);
        }
        await db.SaveChangesAsync();
        return subjects;
    }
}
