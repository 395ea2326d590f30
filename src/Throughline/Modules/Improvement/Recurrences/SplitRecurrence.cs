using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>Takes tickets out of an issue: they are not the same. What people linked across the cut is taken back; the next look keeps the two apart.</summary>
public sealed class SplitRecurrence(ThroughlineDb db, JudgeTickets judge, MeasureRecurrence measure, Numbers numbers, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <summary>Beyond so many pairs the oldest and the newest of what stays stand for all of it.</summary>
    const int MostPairs = 2000;

    /// <param name="Tickets">Those that are another issue.</param>
    public sealed record Input(string Issue, [property: Words("The tickets that are another issue")] List<string> Tickets);

    public async Task<Recurrence> Run(Input input)
    {
        var issue = await db.Recurrences.One(input.Issue);
        expected.Check(issue);
        var ids = issue.Tickets.Select(t => t.TicketId).ToList();
        var tickets = await db.Tickets.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Number).ToListAsync();
        var named = input.Tickets.Select(t => t.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (gone, stay) = (tickets.Where(t => named.Contains(t.Reference)).ToList(), tickets.Where(t => !named.Contains(t.Reference)).ToList());
        RuleException.ThrowIfAny([.. Obstacles(issue, named, tickets, stay)]);

        var now = clock.Now();
        var against = gone.Count * stay.Count <= MostPairs ? stay : [stay[0], stay[^1]];
        foreach (var one in gone)
            foreach (var other in against) await judge.Say(one, other, LinkVerdict.NotSame, now);
        await TakeBack(gone, stay, now);
        Recurrence? apart = null;
        if (await measure.Of([.. gone.Select(t => t.Id)], issue.Confirmed) is { IsChronic: true } other2)
        {
            apart = new Recurrence(await numbers.Next("CI"));
            apart.Found(other2, [.. gone.Select(t => t.Id)], now);
            db.Recurrences.Add(apart);
        }
        if (await measure.Of([.. stay.Select(t => t.Id)], issue.Confirmed) is { IsChronic: true } rest) issue.Found(rest, [.. stay.Select(t => t.Id)], now);
        else issue.End(now);
        var sentence = new RecurrenceSplit(issue.Id, issue.Reference, [.. gone.Select(t => t.Reference)], apart?.Reference);
        db.Facts.Add(Fact.Of(sentence, null, user.Id, now));
        if (apart is not null) db.Facts.Add(Fact.Of(sentence with { RecurrenceId = apart.Id }, null, user.Id, now));
        foreach (var ticket in gone) db.Facts.Add(Fact.Of(new TicketsRefused(ticket.Id, ticket.Reference, stay[0].Id, stay[0].Reference), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return issue;
    }

    static IEnumerable<Obstacle> Obstacles(Recurrence issue, HashSet<string> named, List<Ticket> tickets, List<Ticket> stay)
    {
        if (named.Count == 0) yield return new("none-named", $"Tick the tickets of {issue.Reference} that are another issue.", "/tickets");
        foreach (var name in named.Where(n => !tickets.Any(t => t.Reference.Equals(n, StringComparison.OrdinalIgnoreCase))))
            yield return new("not-in-it", $"{name} does not belong to {issue.Reference}. Choose among its own tickets.", "/tickets");
        if (stay.Count == 0) yield return new("nothing-stays", $"All tickets of {issue.Reference} are named; then there is nothing to part. Leave out those that belong together.", "/tickets");
    }

    async Task TakeBack(List<Ticket> gone, List<Ticket> stay, Instant now)
    {
        var (a, b) = (gone.Select(t => t.Id).ToList(), stay.Select(t => t.Id).ToList());
        foreach (var link in await db.TicketLinks.Where(l => l.Verdict == LinkVerdict.Same && ((a.Contains(l.LaterId) && b.Contains(l.EarlierId)) || (b.Contains(l.LaterId) && a.Contains(l.EarlierId)))).ToListAsync())
            if (db.Entry(link).State == EntityState.Unchanged) link.Judge(LinkVerdict.TakenBack, user.Id, now);
    }
}

/// <summary>Puts two issues together: they are the same. The other keeps its history and points here.</summary>
public sealed class MergeRecurrences(ThroughlineDb db, JudgeTickets judge, MeasureRecurrence measure, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Other">CI-…: the issue that becomes part of this one.</param>
    public sealed record Input(string Issue, [property: AtMost(40), Words("The other issue")] string Other);

    public async Task<Recurrence> Run(Input input)
    {
        var issue = await db.Recurrences.One(input.Issue);
        expected.Check(issue);
        var other = await db.Recurrences.Include(r => r.Tickets).Referred(input.Other.Trim()).SingleOrDefaultAsync() ?? throw new RuleException("unknown-issue", $"There is no issue {input.Other}. See the list of what keeps coming back.", "/other");
        if (other.Id == issue.Id) throw new RuleException("same-issue", $"{issue.Reference} is itself. Name another issue.", "/other");
        if (other.EndedAt is not null) throw new RuleException("ended", $"{other.Reference} has ended{(other.MergedInto is { } into ? $" and is part of CI-{into}" : "")}. Name one that is in the list.", "/other");

        var now = clock.Now();
        var ids = issue.Tickets.Concat(other.Tickets).Select(t => t.TicketId).Distinct().ToList();
        var (one, two) = (await Oldest(issue), await Oldest(other));
        await judge.Say(one, two, LinkVerdict.Same, now);
        if (await measure.Of(ids, confirmed: true) is { } both) issue.Found(both, ids, now);
        other.End(now, issue.Number);
        db.Facts.Add(Fact.Of(new RecurrencesMerged(issue.Id, issue.Reference, other.Reference), null, user.Id, now));
        db.Facts.Add(Fact.Of(new RecurrencesMerged(other.Id, issue.Reference, other.Reference), null, user.Id, now));
        db.Facts.Add(Fact.Of(new TicketsLinked(one.Id, one.Reference, two.Id, two.Reference), one.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return issue;
    }

    async Task<Ticket> Oldest(Recurrence issue)
    {
        var ids = issue.Tickets.Select(t => t.TicketId).ToList();
        return await db.Tickets.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Number).FirstAsync();
    }
}

/// <summary>Gives an issue a name of its own in place of its most telling words.</summary>
public sealed class NameRecurrence(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Issue, [property: AtMost(200), Words("What it is")] string Name);

    public async Task<Recurrence> Run(Input input)
    {
        var issue = await db.Recurrences.One(input.Issue);
        expected.Check(issue);
        issue.Call(input.Name);
        db.Facts.Add(Fact.Of(new RecurrenceNamed(issue.Id, issue.Reference, input.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return issue;
    }
}

/// <summary>Opens a problem for all tickets of an issue that keeps coming back; who opens it owns it.</summary>
public sealed class OpenProblemOfRecurrence(ThroughlineDb db, Problems.OpenProblem open)
{
    public sealed record Input(string Issue, [property: AtMost(200), Words("What the problem is")] string Title);

    public async Task<Problems.Problem> Run(Input input)
    {
        var issue = await db.Recurrences.AsNoTracking().One(input.Issue);
        var ids = issue.Tickets.Select(t => t.TicketId).ToList();
        return await open.For(await db.Tickets.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Number).ToListAsync(), input.Title);
    }
}

/// <summary>A person took tickets out of an issue.</summary>
public sealed record RecurrenceSplit(Guid RecurrenceId, string Reference, IReadOnlyList<string> Tickets, string? Apart) : Happening
{
    public override string Sentence => $"{string.Join(", ", Tickets)} taken out of {Reference}{(Apart is null ? "" : $"; they are {Apart}")}.";
    public override Guid? Subject => RecurrenceId;
}

/// <summary>A person put two issues together.</summary>
public sealed record RecurrencesMerged(Guid RecurrenceId, string Reference, string Other) : Happening
{
    public override string Sentence => $"{Other} became part of {Reference}.";
    public override Guid? Subject => RecurrenceId;
}

/// <summary>A person named an issue.</summary>
public sealed record RecurrenceNamed(Guid RecurrenceId, string Reference, string Name) : Happening
{
    public override string Sentence => $"{Reference} is called: {Name}.";
    public override Guid? Subject => RecurrenceId;
}
