namespace Throughline.Kernel;

/// <summary>Reads ids that people and programs send in place of a name.</summary>
public static class Ids
{
    /// <summary>The id; null when the text is none, so that it equals nothing.</summary>
    /// <remarks>Compare <c>p.Id == Ids.Of(text)</c>, never <c>p.Id.ToString() == text</c>: SQLite keeps ids in capitals.</remarks>
    public static Guid? Of(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
