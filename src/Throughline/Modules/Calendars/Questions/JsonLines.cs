using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Kernel;

namespace Throughline.Modules.Calendars.Questions;

/// <summary>Answers questions that come one JSON object a line, one line each, in their order; one that cannot be answered gets the reason, and the next is taken.</summary>
internal sealed class JsonLines(JsonLines.Answer answer)
{
    private const int LongestLine = 16 * 1024 * 1024;
    private readonly ArrayBufferWriter<byte> _answers = new(1 << 17);
    private readonly ArrayBufferWriter<byte> _value = new(1 << 12);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes the answer as one JSON value, or throws with a sentence that says why there is none.</summary>
    public delegate void Answer(JsonElement question, Utf8JsonWriter writer);

    public async Task Run(Stream input, Stream output, CancellationToken cancelled)
    {
        var lines = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        bool ended, tooLong = false;
        do
        {
            var read = await lines.ReadAsync(cancelled);
            ended = read.IsCompleted;
            var rest = read.Buffer;
            while (NextLine(ref rest, ended) is { } line)
            {
                Reply(tooLong ? null : line);
                tooLong = false;
            }
            if (rest.Length > LongestLine) (tooLong, rest) = (true, rest.Slice(rest.End));
            lines.AdvanceTo(rest.Start, rest.End);
            await output.WriteAsync(_answers.WrittenMemory, cancelled);
            await output.FlushAsync(cancelled);
            _answers.ResetWrittenCount();
        }
        while (!ended);
    }

    private static ReadOnlySequence<byte>? NextLine(ref ReadOnlySequence<byte> rest, bool ended)
    {
        ReadOnlySequence<byte> line;
        if (rest.PositionOf((byte)'\n') is { } end) (line, rest) = (rest.Slice(0, end), rest.Slice(rest.GetPosition(1, end)));
        else if (ended && !rest.IsEmpty) (line, rest) = (rest, rest.Slice(rest.End));
        else return null;
        return line;
    }

    private void Reply(ReadOnlySequence<byte>? line)
    {
        if (line is { } bytes && IsBlank(bytes)) return;
        try
        {
            if (line is null) throw new RuleException("line-too-long", "The line is longer than 16 MB: no question is.");
            using var document = JsonDocument.Parse(line.Value);
            Reply(document.RootElement);
        }
        catch (JsonException e)
        {
            Write("null"u8, "error"u8, w => w.WriteStringValue($"The line is not JSON: {e.Message}"));
        }
        catch (RuleException e)
        {
            Write("null"u8, "error"u8, w => w.WriteStringValue(e.Message));
        }
    }

    private void Reply(JsonElement question)
    {
        if (question.ValueKind != JsonValueKind.Object) throw new RuleException("not-a-question", "The line is no question: it must be an object, in { }.");
        var id = question.TryGetProperty("id", out var given) ? JsonMarshal.GetRawUtf8Value(given) : "null"u8;
        try
        {
            Write(id, "result"u8, w => answer(question, w));
        }
#pragma warning disable CA1031 // whatever is wrong with one question, the next must be answered
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Write(id, "error"u8, w => w.WriteStringValue(e.Message));
        }
    }

    // The value goes to a buffer of its own first, so that a question that fails half-way leaves nothing behind.
    private void Write(ReadOnlySpan<byte> id, ReadOnlySpan<byte> key, Action<Utf8JsonWriter> value)
    {
        _value.ResetWrittenCount();
        _writer.Reset(_value);
        value(_writer);
        _writer.Flush();

        _answers.Write("{\"id\":"u8);
        _answers.Write(id);
        _answers.Write(",\""u8);
        _answers.Write(key);
        _answers.Write("\":"u8);
        _answers.Write(_value.WrittenSpan);
        _answers.Write("}\n"u8);
    }

    private static bool IsBlank(ReadOnlySequence<byte> line) => line.Length < 100 && line.ToArray().AsSpan().Trim(" \t\r"u8).IsEmpty;
}
