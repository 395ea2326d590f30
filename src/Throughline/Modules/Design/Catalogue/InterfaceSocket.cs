using System.Globalization;
using System.Text.RegularExpressions;

namespace Throughline.Modules.Design.Catalogue;

/// <summary>What can be plugged into an interface: its rate, and either a copper socket or a cage that takes an optic.</summary>
/// <param name="RateMbps">Nominal rate in Mbit/s; 0 when the type does not say.</param>
/// <param name="Cage">The optic that fits: <c>SFP</c>, <c>SFP+</c>, <c>QSFP28</c>; null when the socket is fixed.</param>
/// <param name="IsCopper">A fixed twisted-pair socket (RJ45).</param>
public sealed partial record InterfaceSocket(int RateMbps, string? Cage, bool IsCopper)
{
    private static readonly Dictionary<string, string> Cages = new(StringComparer.Ordinal)
    {
        ["gbic"] = "GBIC", ["sfp"] = "SFP", ["sfpp"] = "SFP+", ["sfp28"] = "SFP28", ["sfp56"] = "SFP56", ["xfp"] = "XFP",
        ["xenpak"] = "XENPAK", ["x2"] = "X2", ["qsfpp"] = "QSFP+", ["qsfp28"] = "QSFP28", ["qsfp56"] = "QSFP56",
        ["qsfpdd"] = "QSFP-DD", ["osfp"] = "OSFP", ["cfp"] = "CFP", ["cfp2"] = "CFP2", ["cfp4"] = "CFP4", ["cpak"] = "CPAK",
    };

    /// <summary>Reads the library's word: <c>10gbase-x-sfpp</c> is 10,000 Mbit/s and an SFP+ cage. Unknown words give rate 0 and no socket.</summary>
    public static InterfaceSocket Of(string? type)
    {
        var match = Word().Match(type ?? "");
        if (!match.Success) return new InterfaceSocket(0, null, false);
        var rate = decimal.Parse(match.Groups["rate"].Value, CultureInfo.InvariantCulture) * (match.Groups["giga"].Success ? 1000 : 1);
        var rest = match.Groups["rest"].Value;
        var cage = rest.StartsWith("x-", StringComparison.Ordinal) ? Cages.GetValueOrDefault(rest[2..]) : null;
        return new InterfaceSocket((int)rate, cage, rest is "t" or "tx" or "t1");
    }

    [GeneratedRegex(@"^(?<rate>\d{1,3}(\.\d)?|1000)(?<giga>g)?base-(?<rest>[a-z0-9-]+)$")]
    private static partial Regex Word();
}
