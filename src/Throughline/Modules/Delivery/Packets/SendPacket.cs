using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Packets;

/// <summary>Locks the welcome packet as it stands and sends it to the signatory, with the link of the survey.</summary>
public sealed class SendPacket(ThroughlineDb db, GatherPacket gather, PacketDocument document, ISendDocuments mail, PublicAddress address, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(1000), Words("What changed")] string? WhatChanged = null);

    /// <param name="SurveyLink">The address of the survey, shown once.</param>
    public sealed record Outcome(Packet Packet, string SurveyLink, bool Mailed);

    public async Task<Outcome> Run(Input input)
    {
        var (network, _, obstacles) = await gather.For(input.Network);
        var earlier = await db.Packets.CountAsync(p => p.NetworkId == network.Id);
        var all = obstacles.ToList();
        if (earlier > 0 && string.IsNullOrWhiteSpace(input.WhatChanged)) all.Add(new("missing", "A packet went out already. Say what changed since: the customer reads it first.", "/whatChanged"));
        var signs = network.Contacts.FirstOrDefault(c => c.Purpose == ContactPurpose.Signs)?.PersonId;
        var reader = await db.People.SingleOrDefaultAsync(p => p.Id == signs);
        var domain = await db.Organisations.Where(o => o.Id == network.CustomerId).Select(o => o.Domain).SingleAsync();
        if (domain is not null && reader?.Email is { } to && !to.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase))
            all.Add(new("wrong-domain", $"{to} is not an address of the customer (@{domain}). Correct the contact, or the customer's mail domain.", null));
        RuleException.ThrowIfAny(all);

        var now = clock.Now();
        var packetId = Guid.CreateVersion7();
        var survey = new CustomerSurvey(network.Id, packetId, reader!.Id, now);
        var (link, token) = SignedLink.For(LinkPurpose.Survey, network.Id, survey.Id, reader.Id, now, survey.ExpiresAt);
        var href = address.Of($"/survey/{token}");
        var (_, content, _) = await gather.For(input.Network, href, input.WhatChanged);
        var html = await document.Render(content);
        var packet = new Packet(network.Id, earlier + 1, html, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))), reader.Id, reader.Email ?? reader.Name, input.WhatChanged, user.Id, now) { Id = packetId };
        db.Packets.Add(packet);
        db.CustomerSurveys.Add(survey);
        db.SignedLinks.Add(link);
        if (reader.Email is { } email)
            mail.Queue(new OutgoingLetter(email, reader.Name, $"Welcome: {network.Name}", $"Dear {reader.Name},\n\n{network.Name} is in service. Your welcome packet: {address.Of($"/networks/{network.Reference}/packet")}\n\nTell us how it went (one minute, no sign-in):\n{href}\n\n{content.Engineer}, your accountable engineer", html), $"packet:{packet.Id}");
        if (await db.Plans.OfOrNull(network.Id) is { } plan) plan.Accomplish("packet", plan.Today(clock));
        db.Facts.Add(Fact.Of(new PacketSent(packet.Id, packet.Number, packet.SentTo, packet.Hash), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return new Outcome(packet, href, reader.Email is not null && mail.IsOn);
    }
}

/// <summary>The welcome packet went out.</summary>
public sealed record PacketSent(Guid PacketId, int Number, string To, string Hash) : Happening
{
    public override string Sentence => $"Welcome packet {Number} sent to {To} ({Hash[..8]}).";
    public override Guid? Subject => PacketId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}

/// <summary>Draws a packet as one self-contained page.</summary>
public sealed class PacketDocument(IServiceProvider services)
{
    public Task<string> Render(PacketContent content) => Render<PacketPaper>("Content", content);

    /// <summary>Draws any document of delivery.</summary>
    internal Task<string> Render<TPaper>(string parameter, object model) where TPaper : IComponent => Ui.Draw.Text<TPaper>(services, new() { [parameter] = model });
}
