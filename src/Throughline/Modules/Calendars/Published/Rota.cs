using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Who is on duty, as a pure function of the rota and an instant.</summary>
/// <remarks>Safe for many threads; build it once and keep it. A later layer wins wherever it has somebody; overrides come after all layers.</remarks>
public sealed class Rota
{
    private readonly RotaShifts[] _layers;
    private readonly (long From, long To, string? User, string? Replaces)[] _overrides;

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public Rota(RotaDefinition definition)
    {
        RuleException.ThrowIfAny(definition.Obstacles());
        Definition = definition;
        _layers = [.. definition.Layers.Select(l => new RotaShifts(l))];
        _overrides = [.. definition.Overrides.Select(o => (o.From.ToUnixTimeTicks(), o.To.ToUnixTimeTicks(), o.User, o.Replaces))];
    }

    /// <summary>What the rota was made from.</summary>
    public RotaDefinition Definition { get; }

    /// <summary>Who is on duty at an instant; null is nobody. The hand-off instant belongs to the new person.</summary>
    public string? OnCall(Instant at) => OnCall(at.ToUnixTimeTicks());

    /// <summary>Who is on duty through <c>[from, to)</c>, in order and without holes; stretches of nobody are among them.</summary>
    /// <exception cref="RuleException">The time is so long that the rota changes more than a million times in it.</exception>
    public IReadOnlyList<DutyTurn> Timeline(Instant from, Instant to)
    {
        long first = from.ToUnixTimeTicks(), end = to.ToUnixTimeTicks();
        if (end <= first) return [];

        var changes = new List<long> { first };
        foreach (var layer in _layers) layer.AddChanges(first, end, changes);
        foreach (var swap in _overrides) { changes.Add(swap.From); changes.Add(swap.To); }
        changes.Sort();

        var turns = new List<DutyTurn>();
        var (since, user, last) = (first, OnCall(first), first);
        foreach (var change in changes)
        {
            if (change <= last || change >= end) continue;
            last = change;
            var next = OnCall(change);
            if (next == user) continue;
            turns.Add(new DutyTurn(WallClock.InstantAt(since), WallClock.InstantAt(change), user));
            (since, user) = (change, next);
        }
        turns.Add(new DutyTurn(WallClock.InstantAt(since), to, user));
        return turns;
    }

    /// <summary>The stretches of <c>[from, to)</c> in which nobody is on duty.</summary>
    public IReadOnlyList<Interval> Gaps(Instant from, Instant to) =>
        [.. Timeline(from, to).Where(t => t.User is null).Select(t => new Interval(t.From, t.To))];

    internal static void RefuseMoreThanAMillion(long changes)
    {
        if (changes > 1_000_000) throw new RuleException("timeline-too-long", "The rota changes more than a million times between the two instants: ask for a shorter time.", "/to");
    }

    private string? OnCall(long instant)
    {
        string? user = null;
        for (var i = _layers.Length - 1; i >= 0 && user is null; i--) user = _layers[i].UserAt(instant);
        foreach (var swap in _overrides)
            if (swap.From <= instant && instant < swap.To && (swap.Replaces is null || swap.Replaces == user)) user = swap.User;
        return user;
    }
}
