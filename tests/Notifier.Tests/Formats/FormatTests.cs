using System.Security.Cryptography;
using System.Text;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Notifier.Channels;
using CcgcStream.Notifier.Formats;
using CcgcStream.Notifier.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Notifier.Tests.Formats;

/// <summary>Every format, sent by the real channel with the real SSRF handler to a stub of its receiver.</summary>
public sealed class FormatTests : IAsyncLifetime
{
    private const string Secret = "a secret";
    private static readonly INotificationFormat[] Formats =
        [new WebhookFormat(), new SlackFormat(), new TeamsFormat(), new DingTalkFormat(), new WeComFormat(), new FeishuFormat(), new AlertmanagerFormat()];

    private StubReceiver stub = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("CCGC_TEST_FORMAT_SECRET", Secret);
        stub = await StubReceiver.StartAsync();
    }

    public ValueTask DisposeAsync() => stub.DisposeAsync();

    [Fact]
    public async Task Slack_gets_blocks_in_which_nothing_of_the_internet_works()
    {
        var json = (await SendAsync(ReceiverType.Slack, "")).Json;
        var section = json["blocks"]![1]!["text"]!["text"]!.ToString();
        Assert.Contains("&lt;b&gt;title&lt;/b&gt;", section);
        Assert.Contains("|Open the alert>", section);
        Assert.DoesNotContain("<b>", section);
    }

    [Fact]
    public async Task Teams_gets_an_adaptive_card()
    {
        var card = (await SendAsync(ReceiverType.Teams, "")).Json["attachments"]![0]!["content"]!;
        Assert.Equal("AdaptiveCard", card["type"]!.ToString());
        Assert.Contains("\\[a link\\]", card["body"]![1]!["text"]!.ToString());
    }

    [Fact]
    public async Task DingTalk_gets_markdown_with_a_signed_query()
    {
        var request = await SendAsync(ReceiverType.DingTalk, "/robot?access_token=t");
        var query = QueryHelpers.ParseQuery(request.Target.Split('?')[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{query["timestamp"]}\n{Secret}"));
        Assert.Equal(Convert.ToBase64String(expected), query["sign"]);
        Assert.Equal("t", query["access_token"]);
        Assert.Contains("\\@all", request.Json["markdown"]!["text"]!.ToString());
    }

    [Fact]
    public async Task WeCom_gets_at_most_4096_bytes()
    {
        var many = Enumerable.Range(0, 40).Select(i => Samples.Fired($"城市{i}")).ToArray();
        var request = await SendAsync(ReceiverType.WeCom, "/robot?key=k", Samples.Notification(many));
        Assert.InRange(Encoding.UTF8.GetByteCount(request.Json["markdown"]!["content"]!.ToString()), 3_000, 4_096);
    }

    [Fact]
    public async Task Feishu_gets_text_signed_in_the_body_without_tags()
    {
        var json = (await SendAsync(ReceiverType.Feishu, "/hook")).Json;
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{json["timestamp"]}\n{Secret}"), Array.Empty<byte>());
        Assert.Equal(Convert.ToBase64String(expected), json["sign"]!.ToString());
        Assert.DoesNotContain("<", json["content"]!["text"]!.ToString());
    }

    [Fact]
    public async Task Alertmanager_gets_labels_that_firing_and_resolved_share()
    {
        var fired = (await SendAsync(ReceiverType.Alertmanager, "")).Json[0]!;
        var resolved = (await SendAsync(ReceiverType.Alertmanager, "", Samples.Notification(Samples.Fired(sequence: 2, kind: AlertEventKind.Resolved)))).Json[0]!;
        Assert.Equal(fired["labels"]!.ToJsonString(), resolved["labels"]!.ToJsonString());
        Assert.NotNull(fired["startsAt"]);
        Assert.NotNull(resolved["endsAt"]);
        Assert.EndsWith("/api/v2/alerts", stub.Requests.First().Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReceiverType.DingTalk, """{"errcode":310000,"errmsg":"sign not match"}""", "310000 sign not match")]
    [InlineData(ReceiverType.WeCom, """{"errcode":93000,"errmsg":"invalid webhook url"}""", "93000")]
    [InlineData(ReceiverType.Feishu, """{"code":19021,"msg":"sign match fail"}""", "19021")]
    [InlineData(ReceiverType.WeCom, "<html>proxy</html>", "no JSON")]
    public async Task A_200_that_says_no_is_a_failure(ReceiverType type, string answer, string reason)
    {
        stub.Answer = _ => (200, answer);
        var failure = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(type, "/hook"));
        Assert.Contains(reason, failure.Message);
        Assert.False(failure.Permanent);
    }

    [Fact]
    public async Task Gone_is_permanent_and_no_secret_is_in_any_message()
    {
        stub.Answer = _ => (410, Secret);
        var failure = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(ReceiverType.Webhook, ""));
        Assert.True(failure.Permanent);
        Assert.DoesNotContain(Secret, failure.ToString());
    }

    [Fact]
    public async Task A_target_on_this_machine_needs_the_option() =>
        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(ReceiverType.Webhook, "", allowLoopback: false));

    [Fact]
    public void The_signature_is_that_of_the_standard_webhooks_test_vector() => Assert.Equal(
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookFormat.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"u8.ToArray()));

    private async Task<ReceivedRequest> SendAsync(ReceiverType type, string path, Notification? notification = null, bool allowLoopback = true)
    {
        using var clients = new SingleClient(TargetPolicy.Handler(new NotifierOptions { AllowLoopback = allowLoopback }));
        var channel = new HttpChannel(clients, Formats, new Secrets(), new FakeTimeProvider(Samples.Now));
        var receiver = new Receiver { Id = "ops", Type = type, Url = stub.Url + path, Secret = "env:CCGC_TEST_FORMAT_SECRET" };
        await channel.SendAsync(receiver, notification ?? Samples.Notification(), CancellationToken.None);
        return stub.Requests.Last();
    }

    private sealed class SingleClient(HttpMessageHandler handler) : IHttpClientFactory, IDisposable
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);

        public void Dispose() => handler.Dispose();
    }
}
