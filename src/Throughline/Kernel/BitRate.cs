using System.Globalization;

namespace Throughline.Kernel;

/// <summary>How fast a line or a service is, as engineers say it.</summary>
public static class BitRate
{
    /// <summary>1 Gbit/s, 100 Mbit/s, 512 kbit/s; a dash where none was promised.</summary>
    /// <param name="kbps">Thousand bits a second, 0 or more.</param>
    public static string Words(long kbps) => kbps switch
    {
        0 => "–",
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{kbps / 1_000_000m:0.###} Gbit/s"),
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{kbps / 1000m:0.###} Mbit/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{kbps} kbit/s"),
    };
}
