using System.Globalization;
using System.Text;

namespace Throughline.Bench.Measure;

/// <summary>What a benchmark says, as Markdown: printed, and on <c>--write</c> put into its place in docs/benchmarks.md.</summary>
internal sealed class Section(string name, string title)
{
    private readonly StringBuilder text = new();

    public void Line(string line = "") => text.Append(line).Append('\n');

    /// <summary>What is measured, on what machine, and the head of the table.</summary>
    public void Begin(string what, params string[] head)
    {
        Line(what);
        Line($"Machine: {Machine.Sentence}");
        Line();
        Head(head);
    }

    /// <summary>A row of a table, numbers as people read them.</summary>
    public void Row(params object?[] cells) => Line("| " + string.Join(" | ", cells.Select(Cell)) + " |");

    private void Head(string[] cells)
    {
        Row([.. cells]);
        Line("|" + string.Concat(cells.Select((_, i) => i == 0 ? " --- |" : " ---: |")));
    }

    /// <summary>Prints it with how it is made; writes it into the document when that is asked for.</summary>
    /// <param name="command">How it is asked for, where that is not its name.</param>
    public void Close(string[] args, string? command = null)
    {
        Line();
        Line($"Made by `./bench {command ?? name} --write`.");
        Console.WriteLine(text);
        if (!args.Contains("--write")) return;
        var file = Path.Combine(Repository.Root, "docs", "benchmarks.md");
        var (open, close) = ($"<!-- bench:{name} -->", $"<!-- /bench:{name} -->");
        var document = File.Exists(file) ? File.ReadAllText(file) : "";
        var body = $"{open}\n{text}{close}";
        var from = document.IndexOf(open, StringComparison.Ordinal);
        if (from < 0) document = $"{document.TrimEnd()}\n\n## {title}\n\n{body}\n".TrimStart();
        else document = document[..from] + body + document[(document.IndexOf(close, from, StringComparison.Ordinal) + close.Length)..];
        File.WriteAllText(file, document);
        Console.WriteLine($"written to docs/benchmarks.md, section {name}");
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "–",
        double number => number.ToString(Math.Abs(number) < 10 ? "0.00" : Math.Abs(number) < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}

/// <summary>Where this benchmark was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The program as <c>./run</c> builds and starts it.</summary>
    public static string Program => Path.Combine(Root, "artifacts/program/throughline.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The benchmarks run from a checkout: there is no Throughline.slnx above " + AppContext.BaseDirectory);
    }
}
