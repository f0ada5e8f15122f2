namespace CcgcStream.Text.Folding;

/// <summary>What <see cref="TextFolder.Fold"/> changes beyond case and spaces.</summary>
[Flags]
internal enum FoldOptions
{
    None = 0,

    /// <summary>One form for Arabic letters that writers interchange; not where the difference tells languages apart.</summary>
    UnifyLetters = 1,

    /// <summary>Leaves hashtags out: their language is often not that of the post.</summary>
    DropHashtags = 2,

    /// <summary>Writes ":)" and its like as the emoji that they stand for.</summary>
    ReadEmoticons = 4,
}
