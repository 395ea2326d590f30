namespace Throughline.Data;

/// <summary>A key that signs cookies and forms, shared by all nodes.</summary>
public sealed class FormKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";
    public string Xml { get; init; } = "";
}

public abstract partial class ThroughlineDb
{
    public DbSet<FormKey> FormKeys => Set<FormKey>();
}
