using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CcgcStream.Client;

public sealed partial class CcgcClient
{
    private static readonly MediaTypeHeaderValue Ndjson = new("application/x-ndjson");

    /// <summary>Sends posts, one JSON object each, and returns when the server has them durably. Sending the same again counts nothing twice.</summary>
    /// <param name="posts">JSON of posts, each without line breaks.</param>
    /// <param name="generation">A name of its own for a replay; live data when null.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PushResult> PushPostsAsync(IEnumerable<string> posts, string? generation = null, CancellationToken ct = default)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', posts)));
        body.Headers.ContentType = Ndjson;
        return await SendAsync("v1/posts" + QueryText.Of(("generation", generation)), body, ClientJson.Default.PushResult, ct);
    }

    /// <summary>A page of alerts, latest change first.</summary>
    /// <param name="phase">open (when null), pending, firing, acknowledged, resolving, resolved or all.</param>
    /// <param name="city">Catalogue id; all when null.</param>
    /// <param name="generation">Whose alerts.</param>
    /// <param name="limit">1 to 200; 50 when null.</param>
    /// <param name="cursor">The <see cref="AlertPage.NextCursor"/> of the page before.</param>
    /// <param name="ct">Cancels.</param>
    public Task<AlertPage> GetAlertsAsync(
        string? phase = null, string? city = null, string? generation = null, int? limit = null, string? cursor = null, CancellationToken ct = default) =>
        GetAsync("v1/alerts" + QueryText.Of(("phase", phase), ("city", city), ("generation", generation), ("limit", QueryText.Of(limit)), ("cursor", cursor)), ClientJson.Default.AlertPage, ct);

    /// <summary>One alert.</summary>
    public Task<Alert> GetAlertAsync(string id, CancellationToken ct = default) => GetAsync(AlertPath(id), ClientJson.Default.Alert, ct);

    /// <summary>Acknowledges an alert: repetitions and escalations stop. Needs the scope <c>ack</c>.</summary>
    public Task<Alert> AcknowledgeAlertAsync(string id, CancellationToken ct = default) => SendAsync(AlertPath(id, "/ack"), null, ClientJson.Default.Alert, ct);

    /// <summary>Closes an alert by hand. Needs the scope <c>ack</c>.</summary>
    public Task<Alert> ResolveAlertAsync(string id, CancellationToken ct = default) => SendAsync(AlertPath(id, "/resolve"), null, ClientJson.Default.Alert, ct);

    /// <summary>Silences an alert for 1 to 43,200 minutes. Needs the scope <c>ack</c>.</summary>
    public async Task<AlertSilence> SilenceAlertAsync(string id, string reason, int minutes = 60, CancellationToken ct = default)
    {
        using var body = JsonContent.Create(new SilenceBody(reason, minutes), ClientJson.Default.SilenceBody);
        return await SendAsync(AlertPath(id, "/silence"), body, ClientJson.Default.AlertSilence, ct);
    }

    /// <summary>The report of a period, both days inclusive, compared with the period before.</summary>
    public Task<Report> GetReportAsync(DateOnly? from = null, DateOnly? to = null, string? generation = null, string? methodology = null,
        CancellationToken ct = default) => GetAsync(
        "v1/report" + QueryText.Of(("from", QueryText.Of(from)), ("to", QueryText.Of(to)), ("generation", generation), ("methodology", methodology)),
        ClientJson.Default.Report, ct);

    /// <summary>Health and completeness of the sources over the last hours, 1 to 168.</summary>
    public Task<SourceList> GetSourcesAsync(int? hours = null, CancellationToken ct = default) =>
        GetAsync("v1/sources" + QueryText.Of(("hours", QueryText.Of(hours))), ClientJson.Default.SourceList, ct);

    /// <summary>Live data, the simulation and replays.</summary>
    public Task<GenerationList> GetGenerationsAsync(CancellationToken ct = default) => GetAsync("v1/generations", ClientJson.Default.GenerationList, ct);

    /// <summary>Removes a replay or the simulation with its scores, in the background. Needs the scope <c>admin</c>.</summary>
    public async Task<GenerationDropped> DropGenerationAsync(string name, CancellationToken ct = default)
    {
        using var response = await _http.DeleteAsync(new Uri("v1/generations/" + Uri.EscapeDataString(name), UriKind.Relative), ct);
        return await ReadAsync(response, ClientJson.Default.GenerationDropped, ct);
    }

    /// <summary>The methodologies that reads can be asked to use.</summary>
    public Task<MethodologyList> GetMethodologiesAsync(CancellationToken ct = default) => GetAsync("v1/methodology", ClientJson.Default.MethodologyList, ct);

    /// <summary>Every constant of a methodology: a file that a server can be started with.</summary>
    public Task<JsonElement> GetMethodologyAsync(string version, CancellationToken ct = default) =>
        GetAsync("v1/methodology/" + Uri.EscapeDataString(version), ClientJson.Default.JsonElement, ct);

    /// <summary>A methodology file whose goalposts and priors are those of a period, both days inclusive.</summary>
    public Task<JsonElement> CalibrateMethodologyAsync(DateOnly from, DateOnly to, string version, string? generation = null, CancellationToken ct = default) => GetAsync(
        "v1/methodology/calibration" + QueryText.Of(("from", QueryText.Of(from)), ("to", QueryText.Of(to)), ("version", version), ("generation", generation)),
        ClientJson.Default.JsonElement, ct);

    /// <summary>How far the scores are behind the log.</summary>
    public Task<PipelineLag> GetPipelineAsync(CancellationToken ct = default) => GetAsync("v1/pipeline", ClientJson.Default.PipelineLag, ct);

    /// <summary>A page of the audit log. Needs the scope <c>admin</c>.</summary>
    public Task<AuditPage> GetAuditAsync(int? limit = null, string? cursor = null, CancellationToken ct = default) =>
        GetAsync("v1/audit" + QueryText.Of(("limit", QueryText.Of(limit)), ("cursor", cursor)), ClientJson.Default.AuditPage, ct);

    /// <summary>Erases posts, or everything by an author's pseudonym, from evidence and scores. Needs the scope <c>admin</c>.</summary>
    public async Task<ErasureResult> ErasePersonalDataAsync(
        IReadOnlyList<string>? posts = null, string? author = null, bool dryRun = false, CancellationToken ct = default)
    {
        using var body = JsonContent.Create(new ErasureBody(posts, author, dryRun), ClientJson.Default.ErasureBody);
        return await SendAsync("v1/privacy/erase", body, ClientJson.Default.ErasureResult, ct);
    }

    private static string AlertPath(string id, string rest = "") => "v1/alerts/" + Uri.EscapeDataString(id) + rest;
}
