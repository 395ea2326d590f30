using System.Globalization;

namespace Throughline.Kernel;

/// <summary>An amount in minor units of its currency: 41200 GBP is £412.00.</summary>
public readonly record struct Money(long Minor, string Currency)
{
    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? new(checked(a.Minor + b.Minor), a.Currency)
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} cannot be added.");

    /// <summary>Minor units of an amount as people type it, 49.50; less than a penny is rounded, half of one up.</summary>
    public static long MinorOf(decimal amount) => (long)decimal.Round(amount * 100, MidpointRounding.AwayFromZero);

    /// <returns>Null for null.</returns>
    public static long? MinorOf(decimal? amount) => amount is { } known ? MinorOf(known) : null;

    /// <summary>As people read it: £1,240, £86.50, −£12.</summary>
    public override string ToString() => Text(Minor, Currency);

    public static string Text(long minor, string currency)
    {
        var symbol = currency switch { "GBP" => "£", "EUR" => "€", "USD" => "$", _ => currency + " " };
        var amount = Math.Abs(minor);
        var digits = amount % 100 == 0 ? (amount / 100).ToString("N0", CultureInfo.InvariantCulture) : (amount / 100m).ToString("N2", CultureInfo.InvariantCulture);
        return (minor < 0 ? "−" : "") + symbol + digits;
    }
}
