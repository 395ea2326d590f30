using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>Refuses a body that is too large before anything of it is kept, in words that its sender gets to read.</summary>
/// <remarks>A server that hangs up on a large body is a broken connection to its sender, who learns nothing. So the answer goes out
/// at once, and what is still on its way is let fall, byte for byte, for a while.</remarks>
static class LargeBodies
{
    const long LetFall = 1L << 30;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        var length = http.Request.ContentLength;
        if (length <= Problems.MostBytes || (length is null && http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }))
        {
            await next(http);
            return;
        }
        // we count for ourselves: the server's own limit would close the way for the rest as well
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var body = http.Request.Body;
        if (length is { } announced)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"{Problems.TooLarge} {announced / 1_000_000m:0.#} MB were sent.");
            if (Doors.IsApi(http)) await Problems.Write(http, 413, detail: words);
            else await ErrorPages.Write(http, 413, words);
        }
        else
        {
            http.Request.Body = new CountedBody(body);
            await next(http);
        }
        // whoever asks first, with Expect, has not sent anything yet
        if (http.Response.StatusCode == 413 && http.Request.Headers.Expect.Count == 0) await Drop(http, body);
    }

    static async Task Drop(HttpContext http, Stream body)
    {
        await http.Response.CompleteAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        enough.CancelAfter(Patience);
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            for (var left = LetFall; left > 0;)
            {
                var read = await body.ReadAsync(buffer, enough.Token);
                if (read == 0) return;
                left -= read;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // the sender hung up, or took too long
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>A body whose length nobody said: read up to the limit, refused beyond.</summary>
sealed class CountedBody(Stream body) : Stream
{
    long left = Problems.MostBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        left -= read;
        return left < 0 ? throw new BadHttpRequestException(Problems.TooLarge, 413) : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
