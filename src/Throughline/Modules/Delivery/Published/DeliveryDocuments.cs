using Throughline.Modules.Delivery.Packets;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Published;

/// <summary>The documents of delivery as self-contained pages: for the browser, for paper, for PDF.</summary>
public sealed class DeliveryDocuments(ThroughlineDb db, ReadPlan plans, GatherPacket gather, PacketDocument paper)
{
    /// <summary>The plan as the reader may see it; what a customer gets has no internal tasks.</summary>
    public async Task<(string Html, string FileName)> Plan(string network, bool asCustomer)
    {
        var model = await plans.Run(new ReadPlan.Input(network, asCustomer));
        if (!model.HasPlan) throw new NotFoundException($"The plan of {network}");
        return (await paper.Render<PlanPaper>("Model", model), $"Plan {model.Network}");
    }

    /// <summary>The packet as it was sent last; before that, as it would be sent now.</summary>
    public async Task<(string Html, string FileName)> Packet(string network)
    {
        var id = await db.Networks.IdOf(network);
        var sent = await db.Packets.AsNoTracking().Where(p => p.NetworkId == id).OrderByDescending(p => p.Number).Select(p => new { p.Html, p.Number }).FirstOrDefaultAsync();
        if (sent is not null) return (sent.Html, $"Welcome packet {network} v{sent.Number}");
        return (await paper.Render((await gather.For(network)).Content), $"Welcome packet {network} draft");
    }
}
