using System.Net;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Streaming;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Senders;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Collector.Tests.Push;

/// <summary>Ten thousand pieces from senders that break off, repeat themselves, forge and mistake the time, into a collector that is full at times and a log that fails.</summary>
public sealed class PushFaultTests
{
    private const string Secret = "whsec_c2VjcmV0LW9mLWEtcGFydG5lcg==";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string?> Ways => new() { { "push", null }, { "partner", Secret } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_is_lost_or_taken_that_must_not_be(string name, string? secret)
    {
        var script = new FaultScript(5, secret is null ? PushFaults.Plain : PushFaults.Signed);
        var sender = new PushSender(name, new Corpus(10_000, Now), script, new FakeTimeProvider(Now)) { Secret = secret, Parallel = 4 };
        var log = new MemoryLog { BeforeAppend = Trouble(sender) };
        await using (var app = await CollectorApp.ListenAsync(log, new MemoryState(), new FakeTimeProvider(Now),
            ("Push:MaxRequests", "2"), ("Horizon", "3650.00:00:00"), ($"Webhooks:{name}:Secret", secret ?? "another")))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            await sender.RunAsync(() => app.Address, patience.Token);
        }

        Assert.Equal(sender.Truth.Order(), log.Ids.Order());
        Assert.All(script.Kinds, kind => Assert.True(script.Dealt(kind) > 0, $"the script never came to {kind}"));
        Assert.All(log.Posts, p => Assert.InRange(p.PublishedAtUs, 0, Now.AddMinutes(10).ToUnixTimeMilliseconds() * 1000));
        HttpStatusCode[] refusals = [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.MultiStatus];
        Assert.All(secret is null ? refusals : [.. refusals, HttpStatusCode.Unauthorized], status => Assert.True(sender.Answers(status) > 0, $"never answered {status}"));
    }

    /// <summary>The first appends wait until the collector was full once; later every seventh fails.</summary>
    private static Func<CancellationToken, ValueTask> Trouble(PushSender sender)
    {
        var appends = 0;
        return async ct =>
        {
            while (sender.Answers(HttpStatusCode.TooManyRequests) == 0)
            {
                await Task.Delay(10, ct);
            }

            if (Interlocked.Increment(ref appends) % 7 == 0)
            {
                throw new EventLogException("the disk is full");
            }
        };
    }
}
