namespace Throughline.Modules.Agreements.Claims;

/// <summary>Amounts in several currencies, added up each for itself: £93, $40.</summary>
static class MoneySum
{
    /// <param name="none">What to say when there is nothing.</param>
    public static string Text(IEnumerable<(long Minor, string Currency)> amounts, string none = "nothing")
    {
        var sums = amounts.GroupBy(a => a.Currency).Select(g => (Minor: g.Sum(a => a.Minor), Currency: g.Key)).Where(s => s.Minor != 0).OrderByDescending(s => Math.Abs(s.Minor)).ToList();
        return sums.Count == 0 ? none : string.Join(", ", sums.Select(s => Money.Text(s.Minor, s.Currency)));
    }
}
