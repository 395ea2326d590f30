using System.Text.Json;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Story;

/// <summary>One person's way through the API: what must be done is done, what must be refused is refused.</summary>
sealed class ByApi(HttpClient client, string name)
{
    public async Task<JsonElement> Does(string path, object input)
    {
        var (status, body) = await client.Send(path, input);
        Assert.True(status is 200 or 201, $"{name} POST {path}: {status} {body}");
        return body;
    }

    /// <summary>Answers the codes of all obstacles, in the order they were told, and their words.</summary>
    public async Task<(string[] Codes, string Words)> IsRefused(string path, object input, int expected = 422)
    {
        var (status, body) = await client.Send(path, input);
        Assert.True(status == expected, $"{name} POST {path}: {status} instead of {expected}, {body}");
        var errors = body.GetProperty("errors").EnumerateArray().ToList();
        return ([.. errors.Select(e => e.Text("code")).DefaultIfEmpty(body.Text("code"))], string.Join('\n', errors.Select(e => e.Text("message")).DefaultIfEmpty(body.Text("detail"))));
    }

    public async Task<JsonElement> Reads(string path)
    {
        var (status, body) = await client.Read(path);
        Assert.True(status == 200, $"{name} GET {path}: {status} {body}");
        return body;
    }

    public async Task<byte[]> Downloads(string path) => await client.GetByteArrayAsync("/api/v1" + path, TestContext.Current.CancellationToken);
}

/// <summary>Short ways through JSON.</summary>
static class JsonWalk
{
    public static string Text(this JsonElement element, string name) => element.Part(name).ToString();

    public static int Number(this JsonElement element, string name) => element.Part(name).GetInt32();

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Part(name).EnumerateArray();

    public static JsonElement Part(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) ? part : throw new KeyNotFoundException($"No “{name}” in {element}");
}
