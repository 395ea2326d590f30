using System.Text.RegularExpressions;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Parties;

/// <summary>Somebody at a browser without script: keeps cookies, takes the token of a form from its page, posts it, does not follow.</summary>
public sealed partial class BrowserSession(Uri address) : IDisposable
{
    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public static BrowserSession On(TestSite site) => new(site.Address);

    public async Task<(int Status, string Text, string? To)> Get(string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString());
    }

    /// <param name="page">Where the form stands; posted to <paramref name="action"/>, or to the same address.</param>
    public async Task<(int Status, string Text, string? To)> Post(string page, string? action, params (string Name, string Value)[] fields)
    {
        var (_, html, _) = await Get(page);
        var form = new (string Name, string Value)[] { ("__RequestVerificationToken", Token().Match(html).Groups[1].Value), ("_from", page), ("_form", "test") }
            .Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value));
        using var answer = await client.PostAsync(action ?? page, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString());
    }

    /// <summary>Sends a form with a file; the length is announced unless the content does not know it.</summary>
    public async Task<(int Status, string Text)> PostFile(string page, string action, string field, HttpContent file)
    {
        var (_, html, _) = await Get(page);
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(html).Groups[1].Value), "__RequestVerificationToken" }, { new StringContent(page), "_from" }, { new StringContent("test"), "_form" } };
        form.Add(file, field, "a-file.yaml");
        using var answer = await client.PostAsync(action, form, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<(int Status, string Text, string? To)> SignIn(string email, string password = "correct horse battery", string back = "/networks") =>
        Post("/sign-in", null, ("email", email), ("password", password), ("back", back));

    /// <summary>True while pages open to this browser.</summary>
    public async Task<bool> IsIn() => (await Get("/me/security")).Status == 200;

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
