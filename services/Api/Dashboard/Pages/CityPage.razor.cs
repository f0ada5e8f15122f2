using CcgcStream.Api.Cities;
using CcgcStream.Api.Dashboard.Charts;
using CcgcStream.Api.Dashboard.Layout;
using CcgcStream.Api.Dashboard.Live;
using CcgcStream.Api.Explain;
using CcgcStream.Api.History;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using Microsoft.AspNetCore.Components;

namespace CcgcStream.Api.Dashboard.Pages;

/// <summary>One city: its score, what it is made of, how it went, and the posts behind it.</summary>
public sealed partial class CityPage
{
    private CityEntry? _city;
    private CityQuestion? _question;
    private RankingResponse? _now;
    private RankedCity? _row;
    private Explanation? _explained;
    private CityHistory? _history;
    private IReadOnlyList<AlertMark> _marks = [];
    private List<EvidencePost> _posts = [];
    private string? _cursor;
    private bool _readsOn;

    /// <summary>City id.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <summary>Window; 24h when absent.</summary>
    [SupplyParameterFromQuery] public string? Window { get; set; }

    /// <summary>Part of the posts, such as <c>platform:x</c>; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "slice")] public string? Part { get; set; }

    /// <summary>Whose data.</summary>
    [SupplyParameterFromQuery] public string? Generation { get; set; }

    private Measure Composite => _row?.Composite ?? _explained!.Composite;

    private DimensionSet Shape
    {
        get
        {
            if (_row is not null)
            {
                return _row.Dimensions;
            }
            var d = _explained!.Dimensions;
            return new DimensionSet(d[0].Measure, d[1].Measure, d[2].Measure, d[3].Measure, d[4].Measure);
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _city = Directory.All.FirstOrDefault(city => city.Id == Id);
        (_explained, _history, _readsOn) = (null, null, false);
        await LoadAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    protected override Task OnNewsAsync() => LoadAsync(CancellationToken.None);

    private protected override bool Concerns(ScoreWindow window) => window.Window == _question?.Window && window.Generation == _question.Generation;

    private async Task LoadAsync(CancellationToken ct)
    {
        if (_city is null)
        {
            return;
        }
        var generation = Board.Resolve(Generation);
        var window = IndexWindows.All.Contains(Window) ? Window! : IndexWindows.Default;
        var slice = Slice.Parse(Part ?? "") ?? Slice.All;
        // The score itself is at hand and always of now. A slice has no place in the ranking of everything.
        _now = slice == Slice.All ? Board.Window(generation, window).Default : null;
        _row = _now?.Cities.FirstOrDefault(row => row.Id == _city.Id);
        var digest = await Digests.GetAsync(_city, generation, window, slice, ct);
        (_question, _explained) = (digest.Question, digest.Explained);
        if (!_readsOn)
        {
            // Whoever has asked for more posts is reading them: they are left in place.
            (_posts, _cursor) = ([.. digest.Posts], digest.Cursor);
        }
        _marks = [.. digest.Alerts.Select(alert => new AlertMark(alert, alert.OpenedAt))];
        await LoadHistoryAsync(_question, ct);
    }

    /// <summary>The first drawing does not wait for the history; it is read again when time for another point has passed.</summary>
    private async Task LoadHistoryAsync(CityQuestion question, CancellationToken ct)
    {
        if (RendererInfo.IsInteractive)
        {
            if (_history is null)
            {
                StateHasChanged();
            }
            _history = await Digests.HistoryAsync(question, ct);
        }
    }

    private async Task MoreAsync()
    {
        _readsOn = true;
        var page = await PostPages.PageAsync(_question!, CityDigests.PageLength, Cursor.Parse(_cursor), CancellationToken.None);
        _posts.AddRange(page.Posts);
        _cursor = page.NextCursor;
    }

    private async Task<Measure?> ScoreAsync(DimensionWeights weights) =>
        (await Reads.ScoreAsync(
            _question!.Generation, _question.City.Id, _question.Window, _question.AsOfUs, _question.Slice, weights, CancellationToken.None))?.Composite.ToMeasure();

    /// <summary>Where to see the posts of one category alone; formats are no slice.</summary>
    private string? AddressOfPart(string mix, string id) =>
        mix == "format" ? null : Addresses.OfCity(_city!.Id, _explained!.Generation, _explained.Window, $"{mix}:{id}");

    private static string T(double value) => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
