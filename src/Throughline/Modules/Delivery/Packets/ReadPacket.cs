using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Packets;

/// <summary>The packet of a network: what it says now, what keeps it from going out, what went out.</summary>
public sealed record PacketModel(NetworkHeadModel Head, PacketContent Content, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<PacketLine> Sent, SurveyLine? Survey, bool Ours);

/// <summary>A packet that went out.</summary>
public sealed record PacketLine(int Number, string SentTo, Instant SentAt, string Hash, string? WhatChanged);

/// <summary>What the customer answered.</summary>
public sealed record SurveyLine(Guid Id, int? Overall, string? Words, Instant? AnsweredAt, Instant ExpiresAt, bool NeedsCall, Instant? CallBackBy, string? CallBackNote);

/// <summary>Reads the packet of a network.</summary>
public sealed class ReadPacket(ThroughlineDb db, GatherPacket gather, ReadNetworkHead heads, CurrentUser user)
{
    public sealed record Input(string Network);

    public async Task<PacketModel> Run(Input input)
    {
        var (network, content, obstacles) = await gather.For(input.Network);
        var sent = await db.Packets.AsNoTracking().Where(p => p.NetworkId == network.Id).OrderByDescending(p => p.Number).Select(p => new PacketLine(p.Number, p.SentTo, p.SentAt, p.Hash, p.WhatChanged)).ToListAsync();
        var survey = await db.CustomerSurveys.AsNoTracking().Where(s => s.NetworkId == network.Id).OrderByDescending(s => s.AskedAt).FirstOrDefaultAsync();
        return new PacketModel(await heads.For(network.Id), content, user.SeesAll ? obstacles : [], sent,
            survey is null ? null : new SurveyLine(survey.Id, survey.Overall, survey.Words, survey.AnsweredAt, survey.ExpiresAt, survey.NeedsCall, survey.CallBackBy, survey.CallBackNote), user.SeesAll);
    }
}
