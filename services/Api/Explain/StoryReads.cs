using CcgcStream.Api.Posts;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Api.Explain;

/// <summary>The stories of a window, heaviest first.</summary>
internal sealed class StoryReads(CityReads reads)
{
    /// <summary>Pieces looked at: beyond, the newest decide, and memory stays bounded.</summary>
    private const int MostPieces = 20_000;

    public async Task<IReadOnlyList<ExplainedStory>> TopAsync(CityQuestion question, int count, CancellationToken ct)
    {
        var span = IndexWindow.Find(question.Window)!.SpanAt(question.AsOfUs);
        var stories = new Dictionary<string, Sum>(StringComparer.Ordinal);
        var seen = 0;
        var reader = await reads.OpenAsync(ct);
        await foreach (var piece in reader.PiecesAsync(question.Generation, question.City.Id, question.Slice, span, true, ct))
        {
            if (!stories.TryGetValue(piece.StoryId, out var sum))
            {
                stories[piece.StoryId] = sum = new Sum();
            }
            sum.Add(piece);
            if (++seen == MostPieces)
            {
                break;
            }
        }
        return [.. stories.OrderByDescending(story => story.Value.Weight).ThenBy(story => story.Key, StringComparer.Ordinal)
            .Take(count).Select(story => story.Value.ToStory(story.Key))];
    }

    private sealed class Sum
    {
        private CityPiece? _first;
        private double _tone;
        private int _pieces;
        private bool _simulated;

        public long Weight { get; private set; }

        public void Add(CityPiece piece)
        {
            _pieces++;
            Weight += piece.WeightMicro;
            _tone += (piece.Facts.PositiveMicro - piece.Facts.NegativeMicro) / 1e6;
            _simulated |= piece.Mention.Simulated;
            if (_first is null || piece.Facts.TimeUs < _first.Facts.TimeUs)
            {
                _first = piece;
            }
        }

        public ExplainedStory ToStory(string id) => new(
            id, _first!.Mention.Title, WebAddress.Of(_first.Mention.Url), _first.Mention.Platform, _pieces, Weight / 1e6,
            PublicScore.Round(_tone / _pieces), _first.Facts.TimeUs.ToMoment(), _simulated);
    }
}
