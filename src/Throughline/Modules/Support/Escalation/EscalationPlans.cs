using System.Diagnostics;
using System.Globalization;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Escalation;

/// <summary>The policies, kept in memory for half a minute: a storm of tickets asks for them once. A change on another node holds from then on.</summary>
public sealed class EscalationPlans(IServiceScopeFactory scopes)
{
    internal const string Work = "escalate-ticket";
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    (IReadOnlyDictionary<(Guid Team, int Priority), EscalationPolicy> Policies, long At)? known;

    /// <summary>The first step for a ticket that nobody has answered; null when its team has no policy for its priority.</summary>
    internal async Task<DueWork?> First(Ticket ticket)
    {
        if (ticket.TeamId is not { } team || ticket.AcknowledgedAt is not null) return null;
        return (await All()).TryGetValue((team, ticket.Priority), out var policy) ? StepOf(policy, ticket, 0) : null;
    }

    /// <summary>A step as due work: taken once, by one node.</summary>
    internal static DueWork? StepOf(EscalationPolicy policy, Ticket ticket, int number) => policy.StepAt(number) is { } step
        ? DueWork.At(ticket.OpenedAt + step.After, Work, string.Create(CultureInfo.InvariantCulture, $"{Work}:{ticket.Reference}:P{ticket.Priority}:{number}"), ticket.Id.ToString())
        : null;

    /// <summary>The next ticket asks the database.</summary>
    internal void Forget() => known = null;

    async Task<IReadOnlyDictionary<(Guid, int), EscalationPolicy>> All()
    {
        if (known is { } now && Stopwatch.GetElapsedTime(now.At) < Fresh) return now.Policies;
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var policies = await db.EscalationPolicies.AsNoTracking().Include(p => p.Steps).ToDictionaryAsync(p => (p.TeamId, p.Priority));
        known = (policies, Stopwatch.GetTimestamp());
        return policies;
    }
}
