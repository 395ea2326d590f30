using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;

namespace Throughline.Tests.Calendars;

public class BadInputTests
{
    private const string Weekdays = """{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}""";

    private static JsonLines.Answer Calendar(string weekly = Weekdays, string dates = "{}", string zone = "Europe/London") =>
        new CalendarQuestions(CalendarJson.Read($$"""[{"id":"c","zone":"{{zone}}","weekly":{{weekly}},"dates":{{dates}}}]""")).Answer;

    private static JsonLines.Answer Rota(string layer, string overrides = "[]") =>
        new RotaQuestions(RotaJson.Read($$"""[{"id":"r","layers":[{{layer}}],"overrides":{{overrides}}}]""")).Answer;

    private static async Task<string> Result(JsonLines.Answer answer, string question)
    {
        var reply = JsonNode.Parse(Assert.Single(await Eval.Lines(answer, question)))!.AsObject();
        Assert.True(reply.ContainsKey("result"), reply.ToJsonString());
        return reply["result"]?.ToJsonString() ?? "null";
    }

    private const string Between = """{"id":1,"op":"between","cal":"c","from":"2026-02-02T00:00:00Z","to":"2026-02-09T00:00:00Z"}""";

    [Fact]
    public async Task Overlapping_and_repeated_hours_count_once() =>
        Assert.Equal("14400", await Result(Calendar("""{"mon":[["09:00","12:00"],["10:00","13:00"],["09:00","12:00"],["11:00","11:30"]]}"""), Between));

    [Fact]
    public async Task Hours_that_end_when_they_start_last_a_day() =>
        Assert.Equal("86400", await Result(Calendar("""{"mon":[["09:00","09:00"]]}"""), Between));

    [Fact]
    public async Task Weekly_hours_that_end_before_they_start_run_into_the_next_date() =>
        Assert.Equal("28800", await Result(Calendar("""{"mon":[["22:00","06:00"]]}"""), Between));

    [Fact]
    public async Task Hours_of_a_date_that_cross_midnight_are_refused_with_the_way_to_write_them() =>
        Assert.Equal("The calendar \"c\" cannot be used: The hours 22:00–06:00 of 2026-02-03 end after midnight, but a date governs its own day only: end them at 24:00 and list the rest on 2026-02-04.",
            await Eval.Error(Calendar(dates: """{"2026-02-03":[["22:00","06:00"]]}"""), Between));

    [Fact]
    public async Task Hours_of_a_date_may_end_at_midnight() =>
        Assert.Equal((144_000 - 28_800 + 7_200).ToString(System.Globalization.CultureInfo.InvariantCulture), await Result(Calendar(dates: """{"2026-02-03":[["22:00","24:00"]]}"""), Between));

    [Theory]
    [InlineData("Europe/Lundon", "There is no time zone \"Europe/Lundon\": did you mean Europe/London? Any name")]
    [InlineData("Singapur", "did you mean Asia/Singapore?")]
    [InlineData("GMT+25:99", "give a name of the TZ database, such as Europe/London")]
    [InlineData("europe/london", "write Europe/London")]
    [InlineData("", "There is no time zone: give one")]
    public async Task A_zone_that_does_not_exist_is_named(string zone, string said) =>
        Assert.Contains(said, await Eval.Error(Calendar(zone: zone), Between), StringComparison.Ordinal);

    [Fact]
    public async Task Every_fault_of_a_calendar_is_named_at_once()
    {
        var error = await Eval.Error(Calendar("""{"moon":[],"mon":[["24:00","25:00"],["9:00","17:00"],"09:00-17:00",["09:00"]],"tue":5}""", """{"2026-02-30":[],"2026-02-03":[["22:00","06:00"]]}""", "Mars/Olympus"), Between);
        foreach (var fault in new[] { "\"moon\" is not a weekday", "[\"24:00\",\"25:00\"] is not a stretch", "[\"9:00\",\"17:00\"] is not", "\"09:00-17:00\" is not", "[\"09:00\"] is not", "weekly/tue: must be a list", "\"2026-02-30\" is not a date", "22:00–06:00 of 2026-02-03", "Mars/Olympus" })
            Assert.Contains(fault, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_calendar_does_not_keep_another_from_answering()
    {
        JsonLines.Answer answer = new CalendarQuestions(CalendarJson.Read("""[{"id":"bad","zone":"X"},{"id":"c","zone":"Etc/UTC","weekly":{"mon":[["09:00","17:00"]]}}]""")).Answer;
        Assert.Equal("28800", await Result(answer, Between));
        Assert.StartsWith("The calendar \"bad\" cannot be used", await Eval.Error(answer, Between.Replace("\"c\"", "\"bad\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1900-01-01T00:00:00Z", "1900-01-08T00:00:00Z", "144000")]
    [InlineData("2199-12-23T00:00:00Z", "2199-12-30T00:00:00Z", "144000")]
    [InlineData("1900-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "2254089600")] // 78,267 weekdays of eight hours
    [InlineData("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "75128112000")] // 2,608,615 weekdays of eight hours
    public async Task Far_years_are_counted_like_near_ones(string from, string to, string seconds) =>
        Assert.Equal(seconds, await Result(Calendar(zone: "Etc/UTC"), $$"""{"id":1,"op":"between","cal":"c","from":"{{from}}","to":"{{to}}"}"""));

    [Theory]
    [InlineData("0", "\"2026-02-07T12:00:00Z\"")]
    [InlineData("315576000", "\"2068-02-08T13:00:00Z\"")] // ten years, as 10,957.5 eight-hour days
    [InlineData("1000000000000", "null")] // longer than the calendar of the world
    public async Task A_target_of_nothing_or_of_ten_years_has_a_due_instant(string seconds, string due) =>
        Assert.Equal(due, await Result(Calendar(), $$"""{"id":1,"op":"add","cal":"c","start":"2026-02-07T12:00:00Z","seconds":{{seconds}}}"""));

    [Theory]
    [InlineData("add", "null")]
    [InlineData("next_open", "null")]
    [InlineData("between", "0")]
    [InlineData("is_open", "false")]
    public async Task A_calendar_that_never_opens_answers(string operation, string result) =>
        Assert.Equal(result, await Result(Calendar("{}", """{"2026-02-03":[]}"""),
            $$"""{"id":1,"op":"{{operation}}","cal":"c","start":"1900-01-01T00:00:00Z","at":"1900-01-01T00:00:00Z","from":"0001-01-01T00:00:00Z","to":"9999-01-01T00:00:00Z","seconds":60}"""));

    [Fact]
    public async Task A_calendar_of_one_special_opening_ends_with_it()
    {
        var calendar = Calendar("{}", """{"2026-02-03":[["09:00","10:00"]]}""");
        Assert.Equal("\"2026-02-03T10:00:00Z\"", await Result(calendar, """{"id":1,"op":"add","cal":"c","start":"1900-01-01T00:00:00Z","seconds":3600}"""));
        Assert.Equal("null", await Result(calendar, """{"id":1,"op":"add","cal":"c","start":"1900-01-01T00:00:00Z","seconds":3601}"""));
    }

    [Fact]
    public async Task A_pause_that_ends_before_it_began_is_named() =>
        Assert.Equal("The pause that begins 2026-02-02T11:00:00Z ends before that, 2026-02-02T10:00:00Z: exchange the two, or leave the end open.",
            await Eval.Error(Calendar(), """{"id":1,"op":"add","cal":"c","start":"2026-02-02T09:00:00Z","seconds":60,"pauses":[{"from":"2026-02-02T11:00:00Z","to":"2026-02-02T10:00:00Z"}]}"""));

    [Fact]
    public async Task Every_fault_of_a_question_is_named_at_once()
    {
        var error = await Eval.Error(Calendar(), """{"id":1,"op":"status","start":"2026-02-30T09:00:00Z","target":-1,"pauses":[{"to":7},5],"at":12}""");
        foreach (var fault in new[] { "cal is missing", "\"2026-02-30T09:00:00Z\" is not an instant", "-1 is not a whole number from 0", "pauses/0/from is missing", "7 is not an instant", "pauses/1 must be an object", "12 is not an instant" })
            Assert.Contains(fault, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_is_answered_in_its_place_and_the_next_one_too()
    {
        var lines = await Eval.Lines(Calendar(), $$"""
            {"id":"a","op":"wait"}

            not json
            5
            {"op":"is_open","cal":"d","at":"2026-02-02T09:00:00Z"}
            {{Between.Replace("\"id\":1", "\"id\":\"š\"", StringComparison.Ordinal)}}
            """.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(5, lines.Length);
        Assert.Equal("""{"id":"a","error":"There is no question \"wait\": ask add, between, is_open, next_open, status or local."}""", lines[0]);
        Assert.StartsWith("""{"id":null,"error":"The line is not JSON:""", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("""{"id":null,"error":"The line is no question:""", lines[2], StringComparison.Ordinal);
        Assert.Equal("""{"id":null,"error":"There is no calendar \"d\" in the definitions, which hold c."}""", lines[3]);
        Assert.Equal("""{"id":"š","result":144000}""", lines[4]);
    }

    [Fact]
    public async Task A_line_longer_than_any_question_does_not_stop_the_next()
    {
        var lines = await Eval.Lines(Calendar(), new string('x', 40_000_000) + "\n" + Between);
        Assert.Equal(["""{"id":null,"error":"The line is longer than 16 MB: no question is."}""", """{"id":1,"result":144000}"""], lines);
    }

    [Theory]
    [InlineData("{}", "must be a JSON list of calendars")]
    [InlineData("[", "are not JSON")]
    [InlineData("[{}]", "Entry 0 of the definitions is no calendar")]
    [InlineData("""[{"id":"c","zone":"Etc/UTC"},{"id":"c","zone":"Etc/UTC"}]""", "The calendar \"c\" stands twice")]
    public void Definitions_that_cannot_be_read_are_refused(string json, string said) =>
        Assert.Contains(said, Assert.Throws<RuleException>(() => CalendarJson.Read(json)).Message, StringComparison.Ordinal);

    private const string Layer = """{"name":"p","zone":"Europe/London","start":"2026-01-05T09:00","until":null,"unit":"week","every":1,"users":["a","b"],"windows":null}""";

    [Fact]
    public async Task Every_fault_of_a_rota_is_named_at_once()
    {
        var error = await Eval.Error(Rota("""{"name":"p","start":"2026-01-05","unit":"month","every":0,"users":"a","windows":{"mon":[["x","y"]]}}""", """[{"from":"2026-01-05T00:00:00Z"}]"""),
            """{"id":1,"op":"on_call","rota":"r","at":"2026-01-05T12:00:00Z"}""");
        foreach (var fault in new[] { "layers/0/zone is missing", "\"2026-01-05\" is not a local moment", "\"month\" is no unit", "0 is not a whole number from 1", "users: must be a list", "[\"x\",\"y\"] is not", "overrides/0/to is missing" })
            Assert.Contains(fault, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"users\":[\"a\",\"b\"]", "\"users\":[]", "has nobody to take turns")]
    [InlineData("Europe/London", "Mars/Olympus", "There is no time zone \"Mars/Olympus\"")]
    public async Task A_layer_that_nobody_could_serve_is_refused(string good, string bad, string said) =>
        Assert.Contains(said, await Eval.Error(Rota(Layer.Replace(good, bad, StringComparison.Ordinal)), """{"id":1,"op":"on_call","rota":"r","at":"2026-01-05T12:00:00Z"}"""), StringComparison.Ordinal);

    [Fact]
    public async Task An_override_that_ends_before_it_begins_is_refused() =>
        Assert.Contains("exchange the two", await Eval.Error(Rota(Layer, """[{"from":"2026-02-05T00:00:00Z","to":"2026-02-04T00:00:00Z","user":"z"}]"""), """{"id":1,"op":"on_call","rota":"r","at":"2026-01-05T12:00:00Z"}"""), StringComparison.Ordinal);

    [Fact]
    public async Task A_timeline_of_a_thousand_years_of_hours_is_refused_and_one_of_weeks_is_drawn()
    {
        const string ages = """{"id":1,"op":"timeline","rota":"r","from":"1900-01-01T00:00:00Z","to":"2900-01-01T00:00:00Z"}""";
        Assert.Contains("more than a million", await Eval.Error(Rota(Layer.Replace("week", "hour", StringComparison.Ordinal)), ages), StringComparison.Ordinal);
        Assert.Equal(45_604, JsonNode.Parse(await Result(Rota(Layer), ages))!.AsArray().Count);
    }

    [Fact]
    public async Task A_reversed_time_has_no_turns() =>
        Assert.Equal("[]", await Result(Rota(Layer), """{"id":1,"op":"timeline","rota":"r","from":"2026-02-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}"""));

    [Fact]
    public void Business_time_cannot_be_subtracted_by_adding_less_than_nothing()
    {
        var calendar = new BusinessCalendar(new CalendarDefinition("c", "Etc/UTC", new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>(), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
        Assert.Throws<RuleException>(() => calendar.Add(Instant.FromUtc(2026, 1, 1, 0, 0), Duration.FromSeconds(-1)));
    }
}
