using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Turns text into JSON, or says where it stops being JSON.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var what = e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw new RuleException("unreadable", FormattableString.Invariant(
                $"The file is not JSON, or was cut off: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {what} Export it again."));
        }
    }
}
