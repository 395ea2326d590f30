using System.Text.Encodings.Web;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>Takes erased words out of the service reports that told of them. The digest of the page as it was made stays: it stands in the journal.</summary>
public sealed class EraseFromReports(ThroughlineDb db) : IEraseWords
{
    public async Task<IReadOnlyCollection<Guid>> Erase(ErasedWords words)
    {
        // as they were typed, and as a page writes them
        var written = words with { Words = [.. words.Words.Concat(words.Words.Select(HtmlEncoder.Default.Encode)).Distinct()] };
        foreach (var report in await db.ServiceReports.Where(r => r.Html.Contains(words.Reference)).ToListAsync()) report.TakeOut(written);
        await db.SaveChangesAsync();
        return [];
    }
}
