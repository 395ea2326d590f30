using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Design.Catalogue.Parts;

namespace Throughline.Modules.Design.Catalogue.Keep;

sealed class HardwareTypeMapping : IEntityTypeConfiguration<HardwareType>
{
    public void Configure(EntityTypeBuilder<HardwareType> type)
    {
        type.ToTable("HardwareTypes");
        type.HasDiscriminator<string>("Kind").HasValue<DeviceType>("device").HasValue<ModuleType>("module");
        type.Property("Kind").HasMaxLength(10);
        type.Property(t => t.Manufacturer).HasMaxLength(200);
        type.Property(t => t.Model).HasMaxLength(200);
        type.Property(t => t.PartNumber).HasMaxLength(200);
        type.HasIndex("Kind", nameof(HardwareType.Manufacturer), nameof(HardwareType.Model)).IsUnique();
        type.HasIndex(t => t.PartNumber);
        type.HasMany(t => t.Ports).WithOne().HasForeignKey("HardwareTypeId").IsRequired();
        type.Ignore(t => t.Interfaces);
    }
}

sealed class DeviceTypeMapping : IEntityTypeConfiguration<DeviceType>
{
    public void Configure(EntityTypeBuilder<DeviceType> type)
    {
        type.Property(t => t.Slug).HasMaxLength(200);
        type.HasIndex(t => t.Slug).IsUnique();
    }
}

sealed class CataloguePortMapping : IEntityTypeConfiguration<CataloguePort>
{
    public void Configure(EntityTypeBuilder<CataloguePort> port)
    {
        port.ToTable("CataloguePorts");
        port.Ignore(p => p.Socket);
    }
}

sealed class PartMapping : IEntityTypeConfiguration<Part>
{
    public void Configure(EntityTypeBuilder<Part> part)
    {
        part.ToTable("Parts");
        part.HasDiscriminator<string>("Shape").HasValue<Part>("part").HasValue<Optic>("optic").HasValue<Cable>("cable").HasValue<PowerCord>("cord");
        part.Property("Shape").HasMaxLength(10);
        part.Property(p => p.PartNumber).HasMaxLength(200);
        part.HasIndex(p => p.PartNumber).IsUnique();
    }
}

sealed class OpticMapping : IEntityTypeConfiguration<Optic>
{
    public void Configure(EntityTypeBuilder<Optic> optic) => optic.Property(o => o.ReachMetres).HasConversion(
        reach => JsonSerializer.Serialize(reach, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<Dictionary<string, int>>(text, JsonSerializerOptions.Default)!,
        new ValueComparer<Dictionary<string, int>>((a, b) => a!.Count == b!.Count && !a.Except(b).Any(), d => d.Count, d => new Dictionary<string, int>(d)));
}
