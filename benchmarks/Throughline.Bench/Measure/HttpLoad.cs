using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Throughline.Bench.Measure;

/// <summary>Clients that each send a request, wait for the whole answer, and send the next; as spare with the processor as pgbench is.</summary>
internal static class HttpLoad
{
    /// <param name="Seconds">How long each request took, in order of length.</param>
    /// <param name="Refusal">The first answer that was not the expected one, as it came.</param>
    public sealed record Outcome(double[] Seconds, int Refused, string? Refusal, double Elapsed)
    {
        public double Rate => Seconds.Length / Elapsed;
        public double Median => At(0.5);

        /// <summary>The time in milliseconds that this share of the requests did not exceed.</summary>
        public double At(double share) => Seconds.Length == 0 ? double.NaN : Seconds[Math.Min(Seconds.Length - 1, (int)(Seconds.Length * share))] * 1000;
    }

    /// <param name="request">The bytes of the next request of a client, given its number and a source of chance.</param>
    /// <param name="most">Stops after so many requests, or after the time, whichever comes first.</param>
    public static async Task<Outcome> Run(IPEndPoint address, int clients, TimeSpan time, Func<Random, byte[]> request, int expected, int most = int.MaxValue)
    {
        var left = most;
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            using var client = await Client.Open(address);
            var random = new Random(number + Environment.TickCount);
            var seconds = new List<double>(16384);
            var (refused, refusal) = (0, (string?)null);
            while (clock.Elapsed < time && Interlocked.Decrement(ref left) >= 0)
            {
                var bytes = request(random);
                var from = Stopwatch.GetTimestamp();
                if (await client.Send(bytes) != expected) (refused, refusal) = (refused + 1, refusal ?? client.Text);
                else seconds.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            }
            return (seconds, refused, refusal);
        })));
        var elapsed = clock.Elapsed.TotalSeconds;
        var sorted = all.SelectMany(a => a.seconds).ToArray();
        Array.Sort(sorted);
        return new Outcome(sorted, all.Sum(a => a.refused), all.Select(a => a.refusal).FirstOrDefault(r => r is not null), elapsed);
    }

    public static byte[] Get(string path, string? token = null, string accept = "text/html") =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    public static byte[] Post(string path, string token, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nAuthorization: Bearer {token}\r\n\r\n"));
        return [.. head, .. body];
    }

    /// <summary>One kept connection.</summary>
    internal sealed class Client : IDisposable
    {
        private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] buffer = new byte[64 * 1024];

        /// <summary>The last answer, head and body.</summary>
        public string Text => Encoding.UTF8.GetString(buffer, 0, Length);
        public int Length { get; private set; }

        public static async Task<Client> Open(IPEndPoint address)
        {
            var client = new Client();
            try
            {
                await client.socket.ConnectAsync(address);
                return client;
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }

        /// <summary>Sends and reads the whole answer; gives its status.</summary>
        public async Task<int> Send(byte[] request)
        {
            await socket.SendAsync(request);
            Length = 0;
            var ends = -1; // first byte after the answer, as soon as it is known
            var chunked = false;
            while (true)
            {
                if (Length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var read = await socket.ReceiveAsync(buffer.AsMemory(Length));
                if (read == 0) throw new SocketException((int)SocketError.ConnectionReset);
                Length += read;
                if (ends < 0 && !chunked && buffer.AsSpan(0, Length).IndexOf("\r\n\r\n"u8) is var head and >= 0) (ends, chunked) = EndOf(head + 4);
                if (chunked ? buffer.AsSpan(0, Length).EndsWith("\r\n0\r\n\r\n"u8) : ends >= 0 && Length >= ends) break;
            }
            return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
        }

        private (int Ends, bool Chunked) EndOf(int body)
        {
            var head = Encoding.ASCII.GetString(buffer, 0, body);
            if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase)) return (-1, true);
            var at = head.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? (body, false) : (body + int.Parse(head.AsSpan(at + 15, head.IndexOf('\r', at) - at - 15), CultureInfo.InvariantCulture), false);
        }

        public void Dispose() => socket.Dispose();
    }
}
