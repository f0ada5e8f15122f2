using Microsoft.ML.Tokenizers;

namespace CcgcStream.TextOnnx;

/// <summary>Turns a text into the ids that a transformer reads, with the tokens that open and close it. Thread-safe.</summary>
internal sealed class TokenReader
{
    private readonly Tokenizer _tokenizer;
    private readonly Func<int, int> _move;
    private readonly int _open;
    private readonly int _close;

    private TokenReader(Tokenizer tokenizer, int open, int close, Func<int, int> move) =>
        (_tokenizer, _open, _close, _move) = (tokenizer, open, close, move);

    /// <summary>Reads the vocabulary.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TokenReader Load(OnnxOptions options)
    {
        using var file = File.OpenRead(options.Tokenizer);
        if (options.Kind == OnnxTokenizerKind.WordPiece)
        {
            var bert = BertTokenizer.Create(file, new BertOptions { LowerCaseBeforeTokenization = options.LowerCase });
            return new TokenReader(bert, bert.ClassificationTokenId, bert.SeparatorTokenId, static id => id);
        }

        var pieces = SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false);
        return options.Kind == OnnxTokenizerKind.SentencePiece
            ? new TokenReader(pieces, pieces.BeginningOfSentenceId, pieces.EndOfSentenceId, static id => id)
            : new TokenReader(pieces, 0, 2, id => id == pieces.UnknownId ? 3 : id + 1);
    }

    /// <summary>At most <paramref name="maximum"/> ids, the frame included.</summary>
    public long[] Read(string text, int maximum)
    {
        var ids = _tokenizer is BertTokenizer bert
            ? bert.EncodeToIds(text, maximum - 2, addSpecialTokens: false, out _, out _)
            : _tokenizer.EncodeToIds(text, maximum - 2, out _, out _);
        return [_open, .. ids.Select(id => (long)_move(id)), _close];
    }
}
