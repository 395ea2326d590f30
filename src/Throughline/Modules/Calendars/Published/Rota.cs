using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Who is on duty, as a pure function of the rota and an instant.</summary>
/// <remarks>Safe for many threads; build it once and keep it. A later layer wins wherever it has somebody; overrides come after all layers.</remarks>
public sealed class Rota
{
    private readonly RotaShifts[] _layers;
    private readonly (long From, long To, string? User, string? Replaces)[] _overrides;
    private readonly Dictionary<string, Stretch[]> _away;

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public Rota(RotaDefinition definition)
    {
        RuleException.ThrowIfAny(definition.Obstacles());
        Definition = definition;
        _layers = [.. definition.Layers.Select(l => new RotaShifts(l))];
        _overrides = [.. definition.Overrides.Select(o => (o.From.ToUnixTimeTicks(), o.To.ToUnixTimeTicks(), o.User, o.Replaces))];
        _away = [];
    }

    private Rota(Rota rota, IEnumerable<Absence> away)
    {
        (Definition, _layers, _overrides) = (rota.Definition, rota._layers, rota._overrides);
        _away = away.GroupBy(a => a.User, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Stretch.Union(g.Select(a => new Stretch(a.From.ToUnixTimeTicks(), a.To.ToUnixTimeTicks()))), StringComparer.Ordinal);
    }

    /// <summary>The same rota with leave honoured: whoever is away is passed over, so that the layer below answers in their place, or nobody.</summary>
    public Rota Without(IReadOnlyCollection<Absence> away) => away.Count == 0 ? this : new Rota(this, away);

    /// <summary>What the rota was made from.</summary>
    public RotaDefinition Definition { get; }

    /// <summary>Who is on duty at an instant; null is nobody. The hand-off instant belongs to the new person.</summary>
    public string? OnCall(Instant at) => OnCall(at.ToUnixTimeTicks());

    /// <summary>Who is on duty through <c>[from, to)</c>, in order and without holes; stretches of nobody are among them.</summary>
    /// <exception cref="RuleException">The time is so long that the rota changes more than a million times in it.</exception>
    public IReadOnlyList<DutyTurn> Timeline(Instant from, Instant to)
    {
        var turns = new List<DutyTurn>();
        foreach (var stretch in Explain(from, to))
        {
            if (turns.Count > 0 && turns[^1].User == stretch.User) turns[^1] = turns[^1] with { To = stretch.To };
            else turns.Add(new DutyTurn(stretch.From, stretch.To, stretch.User));
        }
        return turns;
    }

    /// <summary>The same with what each stretch comes from: a layer, an override, or nothing; a change of that begins a new stretch.</summary>
    public IReadOnlyList<DutyStretch> Explain(Instant from, Instant to)
    {
        long first = from.ToUnixTimeTicks(), end = to.ToUnixTimeTicks();
        if (end <= first) return [];

        var changes = new List<long> { first };
        foreach (var layer in _layers) layer.AddChanges(first, end, changes);
        foreach (var swap in _overrides) { changes.Add(swap.From); changes.Add(swap.To); }
        foreach (var away in _away.Values.SelectMany(a => a)) { changes.Add(away.From); changes.Add(away.Until); }
        changes.Sort();

        var stretches = new List<DutyStretch>();
        var (since, said, last) = (first, Answer(first), first);
        foreach (var change in changes)
        {
            if (change <= last || change >= end) continue;
            last = change;
            var next = Answer(change);
            if (next == said) continue;
            stretches.Add(said.Of(since, WallClock.InstantAt(change)));
            (since, said) = (change, next);
        }
        stretches.Add(said.Of(since, to));
        return stretches;
    }

    /// <summary>The stretches of <c>[from, to)</c> in which nobody is on duty.</summary>
    public IReadOnlyList<Interval> Gaps(Instant from, Instant to) =>
        [.. Timeline(from, to).Where(t => t.User is null).Select(t => new Interval(t.From, t.To))];

    internal static void RefuseMoreThanAMillion(long changes)
    {
        if (changes > 1_000_000) throw new RuleException("timeline-too-long", "The rota changes more than a million times between the two instants: ask for a shorter time.", "/to");
    }

    private string? OnCall(long instant) => Answer(instant).User;

    private Answered Answer(long instant)
    {
        var answer = new Answered();
        for (var i = _layers.Length - 1; i >= 0 && answer.User is null; i--)
        {
            if (_layers[i].UserAt(instant) is not { } user) continue;
            answer = IsAway(user, instant) ? answer with { Away = answer.Away ?? user } : answer with { User = user, Layer = i };
        }
        for (var i = 0; i < _overrides.Length; i++)
        {
            var swap = _overrides[i];
            if (instant < swap.From || swap.To <= instant || (swap.Replaces is not null && swap.Replaces != answer.User)) continue;
            var away = swap.User is { } user && IsAway(user, instant);
            answer = new Answered(away ? null : swap.User, null, i, away ? swap.User : null);
        }
        return answer;
    }

    private bool IsAway(string user, long instant) =>
        _away.Count > 0 && _away.TryGetValue(user, out var stretches) && stretches.Any(s => s.From <= instant && instant < s.Until);

    private readonly record struct Answered(string? User, int? Layer, int? Override, string? Away)
    {
        public DutyStretch Of(long since, Instant to) => new(WallClock.InstantAt(since), to, User, Layer, Override, Away);
    }
}
