using System.Globalization;
using System.Text;
using Throughline.Modules.Design.Designs;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>The kit list as CSV (RFC 4180, UTF-8 with a mark for spreadsheets); nothing that a spreadsheet would run as a formula.</summary>
public sealed class ExportKitList(ThroughlineDb db)
{
    public sealed record Input(string Network);

    public async Task<Download> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().Referred(input.Network).Select(n => new { n.Id, n.Number }).SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {input.Network}");
        var list = await db.KitLists.AsNoTracking().OfNetwork(network.Id).SingleOrDefaultAsync() ?? throw new NotFoundException($"Kit list of N-{network.Number}");
        var text = new StringBuilder("Line,Part,Description,Quantity,Serves,Spare,Purpose,Source,Lead days,Cost each,Price each,Currency\r\n");
        foreach (var l in list.Lines.OrderBy(l => l.Number))
            text.AppendJoin(',', new object[] { l.Number, l.PartNumber, l.Description, l.Quantity, ServesWords.Write(l.Allocations), l.Spare, l.Purpose, l.Source, l.LeadDays, l.CostMinor / 100m, l.PriceMinor / 100m, list.Currency }.Select(Cell)).Append("\r\n");
        return new Download($"N-{network.Number} kit list v{list.Number}.csv", "text/csv; charset=utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    internal static string Cell(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
