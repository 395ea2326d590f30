using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Finding;

/// <summary>Finds tickets in this node's index, which follows the facts.</summary>
public sealed class FindTicketsByWords(DeskIndex index) : IFindTicketsByWords
{
    public FoundTickets? Holding(string words, TicketsOf? among) => !index.Ready ? null : index.Words.Find(WantedWord.In(words), among is null ? null : Keys(among));

    static List<string> Keys(TicketsOf among)
    {
        var keys = among.Networks.Select(TicketKeys.OfNetwork).ToList();
        if (among.House is { } house) keys.Add(TicketKeys.OfHouse(house));
        return keys;
    }
}
