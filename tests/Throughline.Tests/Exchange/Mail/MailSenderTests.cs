using Microsoft.Extensions.Configuration;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Exchange.Mail;

namespace Throughline.Tests.Exchange.Mail;

public sealed class MailSenderTests : IAsyncDisposable
{
    private readonly RecordingSmtpServer server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private MailSender Sender(bool tls = false, string? user = null, string? password = null) =>
        new(new MailSettings("127.0.0.1", server.Port, "Throughline Störung <noc@example.net>", user, password, tls));

    [Fact]
    public async Task A_letter_arrives_as_it_was_written_in_every_script()
    {
        var subject = string.Concat(Enumerable.Repeat("Störung in Łódź · неисправность · عطل ", 4)).Trim();
        var messageId = await Sender().Send(new Letter("anna@example.org", "Анна Müller", subject,
            "Grüße,\n.\n..two dots\n日本", "<p>Grüße, <b>日本</b></p>", InReplyTo: "abc@example.org", ReplyTo: "t-20931@example.net"), TestContext.Current.CancellationToken);

        var mail = Assert.Single(server.Received);
        Assert.Equal(("noc@example.net", "anna@example.org"), (mail.From, Assert.Single(mail.To)));
        Assert.Equal(subject, mail.Subject);
        Assert.Contains("Анна Müller", mail.Header("To"), StringComparison.Ordinal);
        Assert.Contains("Throughline Störung", mail.Header("From"), StringComparison.Ordinal);
        Assert.Equal("Grüße,\n.\n..two dots\n日本", mail.Text);
        Assert.Equal("<p>Grüße, <b>日本</b></p>", mail.Html);
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal($"<{messageId}>", mail.Header("Message-ID"));
        Assert.EndsWith("@example.net", messageId, StringComparison.Ordinal);
        Assert.Equal("<abc@example.org>", mail.Header("In-Reply-To"));
        Assert.Contains("t-20931@example.net", mail.Header("Reply-To"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
    }

    [Theory]
    [InlineData("jörg@example.org", "jörg@example.org")]
    [InlineData("anna@münchen.example", "anna@xn--mnchen-3ya.example")]
    public async Task An_address_outside_ASCII_is_reached(string address, string envelope)
    {
        await Sender().Send(new Letter(address, null, "Hello", "Hello"), TestContext.Current.CancellationToken);

        Assert.Equal(envelope, Assert.Single(Assert.Single(server.Received).To));
    }

    [Fact]
    public async Task Without_HTML_the_text_goes_alone()
    {
        await Sender().Send(new Letter("anna@example.org", null, "Hello", "Only text"), TestContext.Current.CancellationToken);

        var mail = Assert.Single(server.Received);
        Assert.Equal(("Only text", null), (mail.Text, mail.Html));
    }

    [Fact]
    public async Task A_line_break_in_a_header_is_refused_with_every_fault_at_once()
    {
        var letter = new Letter("anna@example.org\r\nBcc: eve@example.com", "Anna\nX: y", "Hello\r\n\r\nbody", " ", InReplyTo: "a@b>\r\nX: y", ReplyTo: "a@b.c, d@e.f");

        var no = await Assert.ThrowsAsync<RuleException>(() => Sender().Send(letter, TestContext.Current.CancellationToken));

        Assert.Equal(["/to", "/name", "/subject", "/text", "/inReplyTo", "/replyTo"], no.Obstacles.Select(o => o.Pointer));
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("Anna <a@example.org>")]
    public void One_plain_address_is_asked_for(string to) =>
        Assert.Equal("/to", Assert.Single(new Letter(to, null, "Hello", "Hello").Obstacles()).Pointer);

    [Fact]
    public async Task Without_a_host_mail_is_off_and_says_so()
    {
        var sender = new MailSender(Settings([]));

        Assert.False(sender.IsOn);
        var no = await Assert.ThrowsAsync<RuleException>(() => sender.Send(new Letter("anna@example.org", null, "Hello", "Hello"), TestContext.Current.CancellationToken));
        Assert.Equal("mail-off", Assert.Single(no.Obstacles).Code);
    }

    [Theory]
    [InlineData("550 5.1.1 no such person", true)]
    [InlineData("451 4.7.1 come back later", false)]
    public async Task A_refusal_says_whether_trying_again_can_help(string answer, bool isFinal)
    {
        server.RefuseRecipientsWith = answer;

        var refused = await Assert.ThrowsAsync<MailNotTakenException>(() => Sender().Send(new Letter("anna@example.org", null, "Hello", "Hello"), TestContext.Current.CancellationToken));

        Assert.Equal(isFinal, refused.IsFinal);
        Assert.Contains(answer[10..], refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_hangs_up_or_is_not_there_can_be_tried_again()
    {
        server.DropConnections = true;
        var letter = new Letter("anna@example.org", null, "Hello", "Hello");
        var dropped = await Assert.ThrowsAsync<MailNotTakenException>(() => Sender().Send(letter, TestContext.Current.CancellationToken));
        var sender = Sender();
        await server.DisposeAsync();
        var absent = await Assert.ThrowsAsync<MailNotTakenException>(() => sender.Send(letter, TestContext.Current.CancellationToken));

        Assert.False(dropped.IsFinal);
        Assert.False(absent.IsFinal);
    }

    [Fact]
    public async Task With_TLS_asked_for_nothing_goes_over_an_open_line()
    {
        await Assert.ThrowsAsync<MailNotTakenException>(() => Sender(tls: true).Send(new Letter("anna@example.org", null, "Hello", "Hello"), TestContext.Current.CancellationToken));

        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Name_and_password_open_a_server_that_asks_for_them()
    {
        server.Login = ("noc", "pässword");
        var letter = new Letter("anna@example.org", null, "Hello", "Hello");
        await Assert.ThrowsAsync<MailNotTakenException>(() => Sender(user: "noc", password: "wrong").Send(letter, TestContext.Current.CancellationToken));
        Assert.Empty(server.Received);

        await Sender(user: "noc", password: "pässword").Send(letter, TestContext.Current.CancellationToken);
        Assert.Single(server.Received);
    }

    [Fact]
    public void Wrong_settings_are_named_all_at_once()
    {
        var no = Assert.Throws<RuleException>(() => Settings(new() { ["Mail:Host"] = "mail", ["Mail:Port"] = "99999", ["Mail:Tls"] = "maybe", ["Mail:From"] = "nobody", ["Mail:User"] = "x" }));

        Assert.Equal(["/Mail/Port", "/Mail/Tls", "/Mail/From", "/Mail/User"], no.Obstacles.Select(o => o.Pointer));
        Assert.Equal(new MailSettings("mail", 587, "noc@example.net", null, null, true), Settings(new() { ["Mail:Host"] = " mail ", ["Mail:From"] = "noc@example.net" }));
    }

    private static MailSettings Settings(Dictionary<string, string?> values) => MailSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
