namespace Throughline.Modules.Parties.Published;

/// <summary>Telephone numbers as people type them: what is looked for are the digits.</summary>
public static class Phones
{
    /// <summary>The digits alone, without the leading zero of a national number: 0117 496 0240 and +44 117 496 0240 share 1174960240.</summary>
    public static string Digits(string number)
    {
        if (number.Any(char.IsLetter)) return "";
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.TrimStart('0');
    }
}
