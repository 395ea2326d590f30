using System.Globalization;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Rack units and watts that the devices of a site need, against what the site has free.</summary>
static class RoomChecks
{
    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var room in facts.Design.Rooms.OrderBy(r => r.SiteCode, StringComparer.Ordinal))
        {
            var (units, watts) = Needs(room.SiteCode, facts);
            if (room.FreeUnits is { } free) yield return Check("rack-units", room, units, free, "U", "rack units", facts);
            if (room.FreeWatts is { } power) yield return Check("power", room, watts, power, "W", "watts", facts);
        }
    }

    /// <summary>Rack units and largest draw in watts of the devices at a site; what the maker does not state counts as 0.</summary>
    public static (decimal Units, decimal Watts) Needs(string site, KitFacts facts)
    {
        var types = facts.Design.Nodes.Where(n => n.SiteCode == site).Select(n => facts.Catalogue.Device(n.DeviceType)).OfType<Catalogue.DeviceType>().ToList();
        return (types.Sum(t => t.UHeight ?? 0), types.Sum(t => t.MaximumDrawWatts));
    }

    static KitCheck Check(string code, SiteRoom room, decimal needed, decimal free, string unit, string what, KitFacts facts) => needed <= free
        ? KitCheck.Pass(code, room.SiteCode, string.Create(CultureInfo.InvariantCulture, $"{facts.Site(room.SiteCode)} has {needed:0.#} of {free:0.#} {unit}"))
        : new(code, room.SiteCode, $"The site has too few {what}.", string.Create(CultureInfo.InvariantCulture, $"The design needs {needed:0.#} {unit} at {facts.Site(room.SiteCode)}; {(room.Said.Length == 0 ? "the site" : room.Said)} says {free:0.#} {unit} free. Find room, or take smaller devices."), false);
}
