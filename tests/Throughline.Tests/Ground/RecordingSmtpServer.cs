using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Throughline.Ground;

/// <summary>A mail server on loopback that keeps what it takes, and refuses or hangs up when told to.</summary>
public sealed class RecordingSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ReceivedMail> received = [];
    private readonly ConcurrentDictionary<Task, byte> conversations = [];
    private readonly Task accepting;

    public RecordingSmtpServer()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was taken, in the order it came.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>Answer to RCPT instead of 250, such as <c>550 5.1.1 no such person</c> or <c>451 4.7.1 come back later</c>.</summary>
    public string? RefuseRecipientsWith { get; set; }

    /// <summary>Hang up in the middle of the message, keeping nothing.</summary>
    public bool DropConnections { get; set; }

    /// <summary>The name and password that must be given by AUTH LOGIN; null: none is asked for.</summary>
    public (string User, string Password)? Login { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations.Keys);
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var conversation = Converse(await listener.AcceptTcpClientAsync(stop.Token));
                conversations.TryAdd(conversation, 0);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException) { return; }
        }
    }

    private async Task Converse(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        // every byte as one character, so that raw UTF-8 comes through unharmed
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        string? from = null;
        var to = new List<string>();
        var maySend = Login is null;
        try
        {
            await writer.WriteLineAsync("220 recording");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (verb)
                {
                    case "EHLO":
                        foreach (var offer in new[] { "recording", "8BITMIME", "SMTPUTF8" }) await writer.WriteLineAsync($"250-{offer}");
                        await writer.WriteLineAsync(Login is null ? "250 SIZE 10000000" : "250 AUTH LOGIN");
                        break;
                    case "AUTH":
                        maySend = await Authenticate(line, reader, writer);
                        await writer.WriteLineAsync(maySend ? "235 welcome" : "535 5.7.8 wrong name or password");
                        break;
                    case "MAIL" when !maySend:
                        await writer.WriteLineAsync("530 5.7.0 who are you?");
                        break;
                    case "MAIL":
                        (from, to) = (Address(line), []);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "RCPT" when RefuseRecipientsWith is { } refusal:
                        await writer.WriteLineAsync(refusal);
                        break;
                    case "RCPT":
                        to.Add(Address(line));
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA" when from is not null && to.Count > 0:
                        await writer.WriteLineAsync("354 go on");
                        if (DropConnections) { await reader.ReadLineAsync(stop.Token); return; }
                        received.Enqueue(new ReceivedMail(from, to, await Message(reader)));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "RSET" or "NOOP" or "HELO":
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("503 5.5.1 not now");
                        break;
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException) { /* the client hung up, or we stop */ }
    }

    private async Task<bool> Authenticate(string line, StreamReader reader, StreamWriter writer)
    {
        async Task<string> Ask(string question)
        {
            await writer.WriteLineAsync($"334 {Convert.ToBase64String(Encoding.ASCII.GetBytes(question))}");
            return await reader.ReadLineAsync(stop.Token) ?? "";
        }
        static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        var words = line.Split(' ');
        var user = Text(words.Length > 2 ? words[2] : await Ask("Username:"));
        return Login == (user, Text(await Ask("Password:")));
    }

    private async Task<byte[]> Message(StreamReader reader)
    {
        var raw = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line and not ".")
            raw.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(raw.ToString());
    }

    private static string Address(string line) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line.Split('<', '>')[1]));
}
