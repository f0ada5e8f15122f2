using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CcgcStream.Stubs.Faults;

namespace CcgcStream.Stubs.Senders;

/// <summary>
/// Pushes a corpus in batches, with or without signatures, and sends each again until it is acknowledged, as a sender has to. Meanwhile it does everything wrong
/// that its script says. What must not be taken (forged, late, malformed, oversized) carries ids that are no part of the truth, so that it is seen where it was.
/// </summary>
/// <param name="name">First part of its ids; with a secret also the name of its webhook.</param>
/// <param name="corpus">What it sends.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="clock">The clock of its signatures.</param>
public sealed class PushSender(string name, Corpus corpus, FaultScript faults, TimeProvider clock)
{
    private const int BatchSize = 100;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<HttpStatusCode, int> _answers = new();
    private int _acknowledged;

    /// <summary>The secret of its webhook; null where it pushes to <c>/v1/posts</c>.</summary>
    public string? Secret { get; init; }

    /// <summary>Batches under way at a time.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The ids that must be in the log in the end, and no others.</summary>
    public IReadOnlySet<string> Truth => corpus.Pieces.Select(Id).ToHashSet();

    /// <summary>True when all is acknowledged.</summary>
    public bool IsDone => Volatile.Read(ref _acknowledged) == corpus.Pieces.Count;

    /// <summary>How often an answer had a status.</summary>
    public int Answers(HttpStatusCode status) => _answers.GetValueOrDefault(status);

    /// <summary>Sends until all is acknowledged.</summary>
    /// <param name="address">Where the collector listens now; asked for before each attempt.</param>
    public Task RunAsync(Func<string> address, CancellationToken ct) => System.Threading.Tasks.Parallel.ForEachAsync(
        corpus.Pieces.Chunk(BatchSize), new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (batch, _) =>
        {
            while (!ct.IsCancellationRequested && !await AttemptAsync(batch, address(), ct))
            {
                await Task.Delay(20, CancellationToken.None);
            }
        });

    private async Task<bool> AttemptAsync(IReadOnlyList<Piece> batch, string address, CancellationToken ct)
    {
        try
        {
            var fault = faults.Next();
            var items = fault is Fault.Forged or Fault.WrongClock ? batch.Select(p => Line($"{fault}:{Id(p)}", p)) : batch.Select(p => Line(Id(p), p));
            var extra = fault == Fault.IllegalJson ? "{\"id\":\"malformed\",\"text\":\"Wuhan\u0007\"}\n" : fault == Fault.Huge ? Line("huge", batch[0], new string('x', 10_000_000)) : "";
            using var request = new SignedRequest(address + (Secret is null ? "/v1/posts" : $"/v1/webhooks/{name}"), extra + string.Concat(items), Secret);
            request.Sign(clock.GetUtcNow() + (fault == Fault.WrongClock ? WrongBy(batch) : TimeSpan.Zero), isGenuine: fault != Fault.Forged);
            switch (fault)
            {
                case Fault.Truncated:
                case Fault.Stalled:
                    await request.SendHalfAsync(fault == Fault.Stalled ? TimeSpan.FromSeconds(1) : TimeSpan.Zero, ct);
                    return false;
                case Fault.Unheard:
                    await request.SendDeafAsync(ct);
                    return false;
                case Fault.Repeated:
                    return await AcknowledgedAsync(request, batch, count: false, ct) && await AcknowledgedAsync(request, batch, count: true, ct);
                default:
                    return await AcknowledgedAsync(request, batch, count: true, ct);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or System.Net.Sockets.SocketException)
        {
            return false; // The collector is not there, or died meanwhile.
        }
    }

    private async Task<bool> AcknowledgedAsync(SignedRequest request, IReadOnlyList<Piece> batch, bool count, CancellationToken ct)
    {
        using var message = request.Message();
        using var answer = await _http.SendAsync(message, ct);
        _answers.AddOrUpdate(answer.StatusCode, 1, (_, n) => n + 1);
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.MultiStatus))
        {
            return false;
        }

        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        var accepted = json.RootElement.GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("status").GetString() == "accepted").Select(i => i.GetProperty("id").GetString()).ToHashSet();
        var all = accepted.SetEquals(batch.Select(Id));
        Interlocked.Add(ref _acknowledged, all && count ? batch.Count : 0);
        return all;
    }

    /// <summary>Nothing in between: what is a few minutes ahead when it is sent may be in time when it is read, for the clock may be a fast one.</summary>
    private static TimeSpan WrongBy(IReadOnlyList<Piece> batch) => batch[0].Number / BatchSize % 2 == 0 ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(-6);

    private string Id(Piece p) => $"{name}:{p.Number}";

    private static string Line(string id, Piece p, string padding = "") => JsonSerializer.Serialize(new
    {
        id, source = "other", text = p.Text + padding, publishedAt = p.Claimed.UtcDateTime,
    }) + "\n";
}
