using System.Globalization;

namespace Throughline.Modules.Parties.Published;

/// <summary>A language that somebody speaks, noted by its code or its name.</summary>
public static class SpokenLanguage
{
    /// <summary><c>de</c> is German; what is no code is a name already.</summary>
    public static string NameOf(string noted)
    {
        try { return CultureInfo.GetCultureInfo(noted, predefinedOnly: true).EnglishName.Split(" (")[0]; }
        catch (CultureNotFoundException) { return noted; }
    }
}
