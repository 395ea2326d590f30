using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Finds what is like a ticket that is still being typed.</summary>
public sealed class AskSimilar(FindSimilar find)
{
    public sealed record Input(
        [property: AtMost(200)] string? Title = null,
        [property: AtMost(8000)] string? Description = null,
        [property: AtMost(40)] string? Network = null,
        [property: AtMost(40)] string? Site = null,
        [property: AtMost(40)] string? Service = null,
        [property: AtMost(80)] string? Component = null);

    public Task<SimilarTickets> Run(Input input) => find.To(new TypedTicket(input.Title, input.Description, input.Network, input.Site, input.Service, input.Component));
}
