using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;

namespace Throughline.Bench;

/// <summary>How many questions about business time one core answers in a second, beside the bar each must reach.</summary>
internal static class CalendarsBench
{
    private const int Starts = 4096;
    private static readonly Instant First = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <param name="args">Seconds to measure each row; 2 when not given.</param>
    public static async Task<int> Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 2;
        var calendar = new BusinessCalendar(Office());
        var random = new Random(20260202);
        var starts = Enumerable.Range(0, Starts).Select(_ => First + Duration.FromSeconds(random.Next(2 * 365 * 86400))).ToArray();
        var targets = starts.Select(_ => Duration.FromMinutes(random.Next(15, 80 * 60))).ToArray();
        var ends = starts.Select((s, i) => s + targets[i] * 4).ToArray();
        var pauses = starts.Select(s => FivePauses(s, random)).ToArray();
        var normalised = pauses.Select(p => new Pauses(p)).ToArray();

        Console.WriteLine($"Business calendar: Monday to Friday, 09:00–12:30 and 13:15–17:30, ten holidays, Europe/London. {Environment.ProcessorCount} cores, .NET {Environment.Version}.");
        Console.WriteLine();
        Console.WriteLine("| what | per second and core | bar | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        Row("due instant", 2_000_000, seconds, i => calendar.Add(starts[i], targets[i])!.Value.ToUnixTimeTicks());
        Row("business time between", 2_000_000, seconds, i => calendar.Between(starts[i], ends[i]).BclCompatibleTicks);
        Row("due instant with five pauses", 500_000, seconds, i => calendar.Add(starts[i], targets[i], normalised[i])!.Value.ToUnixTimeTicks());
        Row("due instant with five pauses read anew", 500_000, seconds, i => calendar.Add(starts[i], targets[i], new Pauses(pauses[i]))!.Value.ToUnixTimeTicks());
        Row("business time between with five pauses", 500_000, seconds, i => calendar.Between(starts[i], ends[i], normalised[i]).BclCompatibleTicks);
        Row("due instant ten years of business time away", null, seconds, i => calendar.Add(starts[i], Duration.FromDays(3653))!.Value.ToUnixTimeTicks());
        Row("open or closed", null, seconds, i => calendar.IsOpen(starts[i]) ? 1 : 0);
        Row("a year of a calendar compiled", null, seconds, i => new BusinessCalendar(calendar.Definition).NextOpen(starts[i])!.Value.ToUnixTimeTicks());
        if (Examples() is not { } examples) return 0;
        await Lines("lines of `calendar eval`, the examples", new CalendarQuestions(CalendarJson.Read(File.ReadAllText(Path.Combine(examples, "calendars.json")))).Answer, Path.Combine(examples, "business.jsonl"), seconds);
        await Lines("lines of `rota eval`, the examples", new RotaQuestions(RotaJson.Read(File.ReadAllText(Path.Combine(examples, "rotas.json")))).Answer, Path.Combine(examples, "rota.jsonl"), seconds);
        return 0;
    }

    private static CalendarDefinition Office()
    {
        IReadOnlyList<Hours> hours = [new(new LocalTime(9, 0), new LocalTime(12, 30)), new(new LocalTime(13, 15), new LocalTime(17, 30))];
        LocalDate[] holidays =
        [
            new(2026, 1, 1), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
            new(2027, 1, 1), new(2027, 3, 26),
        ];
        return new CalendarDefinition("office", "Europe/London", Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => hours), holidays.ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[]));
    }

    private static Pause[] FivePauses(Instant start, Random random) =>
        [.. Enumerable.Range(0, 5).Select(_ => start + Duration.FromMinutes(random.Next(7 * 1440))).Select(from => new Pause(from, from + Duration.FromMinutes(random.Next(1440))))];

    private static void Row(string what, double? bar, double seconds, Func<int, long> ask)
    {
        long answers = 0, sum = 0;
        for (var i = 0; i < 20 * Starts; i++) sum += ask(i % Starts); // warm: compiled, calendar laid out
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            for (var i = 0; i < Starts; i++) sum += ask(i);
            answers += Starts;
        }
        Print(what, answers / clock.Elapsed.TotalSeconds, bar);
        GC.KeepAlive(sum);
    }

    private static async Task Lines(string what, JsonLines.Answer answer, string file, double seconds)
    {
        var questions = string.Concat(Enumerable.Repeat(string.Join('\n', File.ReadAllLines(file)) + "\n", 500));
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(questions));
        var lines = questions.Count(c => c == '\n');
        await new JsonLines(answer).Run(input, Stream.Null, CancellationToken.None);
        var answered = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            input.Position = 0;
            await new JsonLines(answer).Run(input, Stream.Null, CancellationToken.None);
            answered += lines;
        }
        Print(what, answered / clock.Elapsed.TotalSeconds, 100_000);
    }

    private static string? Examples()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tests/Throughline.Tests/Calendars/Files") is var files && Directory.Exists(files)) return files;
        return null;
    }

    private static void Print(string what, double rate, double? bar) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {rate:N0} | {(bar is { } b ? b.ToString("N0", CultureInfo.InvariantCulture) : "–")} | {(bar is { } c ? (rate / c).ToString("0.0", CultureInfo.InvariantCulture) : "–")} |"));
}
