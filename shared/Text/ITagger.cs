using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Tagging;

namespace CcgcStream.Text;

/// <summary>Tags posts with cities, language, topics and sentiment. Thread-safe, pure, and linear in the text's length for any input.</summary>
public interface ITagger
{
    /// <summary>Tags one post. <see cref="Tags.StoryId"/> stays empty: a story needs the set, see <see cref="StorySketch"/>.</summary>
    TaggingResult Tag(Post post);
}

/// <summary>Tags of a post and the sketch that decides its story.</summary>
public sealed record TaggingResult(Tags Tags, StorySketch Story);

/// <summary>What near-duplicate detection keeps of a text.</summary>
/// <param name="ContentHash">Of the normalised text: equal texts are equal.</param>
/// <param name="SuperShingles">Two pieces within 72 h of each other that share one of these are near-duplicates.</param>
public sealed record StorySketch(ulong ContentHash, IReadOnlyList<ulong> SuperShingles)
{
    public static readonly StorySketch None = new(0, []);
}
