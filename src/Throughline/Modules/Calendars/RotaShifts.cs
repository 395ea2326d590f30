using NodaTime;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars;

/// <summary>A layer of a rota made ready to answer: who it has at an instant, and the instants at which that can change.</summary>
internal sealed class RotaShifts
{
    private readonly DateTimeZone _zone;
    private readonly Rotation _rotation;
    private readonly long _begins;
    private readonly long _until;
    private readonly string[] _users;
    private readonly WeekPattern? _windows;

    public RotaShifts(RotaLayer layer)
    {
        _zone = DateTimeZoneProviders.Tzdb[layer.Zone];
        _rotation = new Rotation(_zone, layer.Start, layer.Unit, layer.Every);
        _begins = WallClock.Ticks(layer.Begins);
        _until = layer.Until is { } until ? WallClock.Ticks(until) : long.MaxValue;
        _users = [.. layer.Users];
        _windows = layer.Windows is null ? null : new WeekPattern(layer.Windows);
    }

    public string? UserAt(long instant)
    {
        var shown = WallClock.Shown(_zone, instant);
        if (shown < _begins || shown >= _until) return null;
        if (_windows is not null && !_windows.Contains(shown)) return null;
        return _users[_rotation.ShiftShown(shown) % _users.Length];
    }

    public void AddChanges(long from, long to, List<long> instants)
    {
        _rotation.AddHandoffs(from, to, instants);
        instants.Add(WallClock.Reach(_zone, _begins));
        if (_until < long.MaxValue) instants.Add(WallClock.Reach(_zone, _until));
        if (_windows is null) return;
        long first = WallClock.Shown(_zone, from) / WallClock.Day - 1, last = WallClock.Shown(_zone, to) / WallClock.Day + 1;
        Rota.RefuseMoreThanAMillion(instants.Count + last - first);
        for (var day = first; day <= last; day++)
        {
            foreach (var hours in _windows.On(day))
            {
                instants.Add(WallClock.Reach(_zone, day * WallClock.Day + hours.From));
                instants.Add(WallClock.Reach(_zone, day * WallClock.Day + hours.Until));
            }
        }
    }
}
