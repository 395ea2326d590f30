using System.Text.Json;

namespace Throughline.Ui;

/// <summary>How a choice reads on a page.</summary>
public static class ChoiceWords
{
    /// <summary>The name of a value as words: <c>Customer request</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
        return name.Capital();
    }
}
