using CcgcStream.Index.Mentions;

namespace CcgcStream.Index.Explanation;

/// <summary>A mention of the window that is still kept: its facts and its role.</summary>
public readonly record struct ExplainedPiece(MentionFacts Facts, MentionRole Role)
{
    public long WeightMicro => Contribution.WeightMicro(Facts, Role);
}
