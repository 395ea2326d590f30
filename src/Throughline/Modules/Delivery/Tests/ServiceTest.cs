using Throughline.Modules.Delivery.TestReports;

namespace Throughline.Modules.Delivery.Tests;

/// <summary>A test report as it came, with our own verdict on it: never the instrument's.</summary>
public sealed class ServiceTest : Root, IOfNetwork
{
    ServiceTest() { }

    public ServiceTest(Guid networkId, Guid serviceId, string fileName, byte[] content, string hash, string method, TestOrder order, Judgement judgement, bool mandatory, Guid? by, Instant now)
    {
        (NetworkId, ServiceId, FileName, Content, Hash, Method, Circuit, Verdict, Mandatory, ImportedBy, ImportedAt) =
            (networkId, serviceId, fileName, content, hash, method, order.Circuit, judgement.Verdict, mandatory, by, now);
        Reasons = [.. judgement.Reasons.Select(r => r.Sentence)];
        ReasonCodes = [.. judgement.Reasons.Select(r => r.Code)];
    }

    public Guid NetworkId { get; private set; }
    public Guid ServiceId { get; private set; }
    public string FileName { get; private set; } = "";
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the file, hexadecimal: the report that was judged is the report that is kept.</summary>
    public string Hash { get; private set; } = "";
    public string Method { get; private set; } = "";
    public string Circuit { get; private set; } = "";
    public TestVerdict Verdict { get; private set; }
    public List<string> Reasons { get; private set; } = [];
    public List<string> ReasonCodes { get; private set; } = [];

    /// <summary>Must pass before the service is handed to the customer.</summary>
    public bool Mandatory { get; private set; }
    public Guid? ImportedBy { get; private set; }
    public Instant ImportedAt { get; private set; }

    /// <summary>Why it counts although it does not pass; named, by the accountable engineer.</summary>
    public string? WaivedBecause { get; private set; }
    public Guid? WaivedBy { get; private set; }

    /// <summary>What was promised and measured, for people: CIR 100 Mbit/s, 99.9.</summary>
    public List<string> Figures { get; internal set; } = [];

    public bool Counts => Verdict == TestVerdict.Pass || WaivedBecause is not null;

    public void Waive(string reason, Guid by)
    {
        if (Verdict == TestVerdict.Pass) throw new RuleException("passes", "The test passes; there is nothing to waive.");
        if (Verdict == TestVerdict.Invalid) throw new RuleException("not-waivable", "The report proves nothing: its figures are impossible or unreadable. Test again; this cannot be waived.");
        (WaivedBecause, WaivedBy) = (reason, by);
        Touch();
    }
}

sealed class ServiceTestMapping : IEntityTypeConfiguration<ServiceTest>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ServiceTest> test)
    {
        test.Property(t => t.Hash).HasMaxLength(64);
        test.HasIndex(t => new { t.NetworkId, t.ServiceId, t.ImportedAt });
        test.HasOne<Networks.Published.Network>().WithMany().HasForeignKey(t => t.NetworkId).OnDelete(DeleteBehavior.Restrict);
    }
}
