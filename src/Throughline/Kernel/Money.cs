using System.Globalization;

namespace Throughline.Kernel;

/// <summary>An amount in minor units of its currency: 41200 GBP is £412.00.</summary>
public readonly record struct Money(long Minor, string Currency)
{
    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? new(checked(a.Minor + b.Minor), a.Currency)
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} cannot be added.");

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
