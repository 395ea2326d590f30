namespace Throughline.Modules.Networks.Published;

/// <summary>The account manager asks for an engineer; answered with three proposals and the reasons for each, kept as they were given.</summary>
public sealed class StaffingRequest : Root, IOfNetwork, IInternal
{
    StaffingRequest() { }

    public StaffingRequest(Guid networkId, Guid? askedBy, Instant askedAt, LocalDate? visitOn, string note, IReadOnlyList<EngineerProposal> proposals)
    {
        (NetworkId, AskedBy, AskedAt, VisitOn, Note) = (networkId, askedBy, askedAt, visitOn, note);
        Proposals = [.. proposals.Select((p, at) => new StaffingProposal(at + 1, p))];
    }

    public Guid NetworkId { get; private set; }
    public Guid? AskedBy { get; private set; }
    public Instant AskedAt { get; private set; }

    /// <summary>The day of the visit that the engineer is wanted for.</summary>
    public LocalDate? VisitOn { get; private set; }
    public string Note { get; private set; } = "";
    public List<StaffingProposal> Proposals { get; private set; } = [];
    public Guid? EngineerId { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public bool IsOpen => AnsweredAt is null;

    /// <summary>Somebody took the network, proposed or not.</summary>
    public void Answer(Guid engineerId, Instant now)
    {
        (EngineerId, AnsweredAt) = (engineerId, now);
        Touch();
    }
}

/// <summary>One of the three engineers proposed, with the reasons as they stood when the request was answered.</summary>
public sealed class StaffingProposal
{
    StaffingProposal() { }

    public StaffingProposal(int rank, EngineerProposal proposal) =>
        (Rank, EngineerId, Name, Score, Reasons) = (rank, proposal.EngineerId, proposal.Name, proposal.Score, [.. proposal.Reasons]);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1 is the best.</summary>
    public int Rank { get; private set; }
    public Guid EngineerId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>0 to 100.</summary>
    public double Score { get; private set; }
    public List<string> Reasons { get; private set; } = [];
}

sealed class StaffingRequestMapping : IEntityTypeConfiguration<StaffingRequest>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<StaffingRequest> request)
    {
        request.Property(r => r.Note).HasMaxLength(1000);
        request.HasIndex(r => new { r.NetworkId, r.AnsweredAt });
        request.HasMany(r => r.Proposals).WithOne().HasForeignKey("RequestId").OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Network>().WithMany().HasForeignKey(r => r.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
