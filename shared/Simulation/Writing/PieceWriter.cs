using System.Globalization;
using System.Text;
using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation.Writing;

/// <summary>Writes the words of pieces. Not thread-safe: one for each worker.</summary>
internal sealed class PieceWriter
{
    private readonly StringBuilder _text = new(1024);
    private string _thing = "";
    private Template? _last;

    /// <param name="vocabulary">Language of the piece.</param>
    /// <param name="city">City id; empty for a piece about none.</param>
    /// <param name="topic">Topic id; empty for a piece about none.</param>
    /// <param name="role">What the piece is; decides which sentences it has.</param>
    /// <param name="mood">How it speaks of the city.</param>
    /// <param name="article">True for a headline and a body, false for one run of text.</param>
    /// <param name="random">Draws of the words: the same draws write the same words.</param>
    public PieceText Write(Vocabulary vocabulary, string city, string topic, PieceRole role, Mood mood, bool article, ref PieceRandom random)
    {
        _text.Clear();
        _last = null;
        if (topic.Length == 0)
        {
            var pool = role == PieceRole.HardNegative ? vocabulary.HardNegatives : vocabulary.OffTopic;
            Append(vocabulary, "", null, pool, ref random);
            return Finish(article ? Cut() : "", vocabulary, null, vocabulary.Neutral, ref random);
        }

        var words = vocabulary.Topics[topic];
        _thing = Any(words.Things, ref random);
        if (role is PieceRole.Question or PieceRole.Answer)
        {
            Append(vocabulary, city, words, role == PieceRole.Question ? vocabulary.Questions : vocabulary.Answers, ref random);
            return Finish("", vocabulary, words, words.Details, ref random);
        }

        Append(vocabulary, city, words, words.Leads, ref random);
        var title = article ? Cut() : "";
        if (mood == Mood.Neutral)
        {
            Append(vocabulary, city, words, words.Details, ref random);
            return Finish(title, vocabulary, words, vocabulary.Neutral, ref random);
        }

        var opinions = mood == Mood.Positive ? vocabulary.Positive : vocabulary.Negative;
        if (random.Chance(0.5))
        {
            Append(vocabulary, city, words, words.Details, ref random);
        }

        Append(vocabulary, city, words, opinions, ref random);
        return Finish(title, vocabulary, words, opinions, ref random);
    }

    private PieceText Finish(string title, Vocabulary vocabulary, TopicVocabulary? words, Template[] last, ref PieceRandom random)
    {
        Append(vocabulary, "", words, last, ref random);
        return new(title, _text.ToString());
    }

    private string Cut()
    {
        var title = _text.ToString();
        _text.Clear();
        return title;
    }

    private void Append(Vocabulary vocabulary, string city, TopicVocabulary? words, Template[] pool, ref PieceRandom random)
    {
        if (_text.Length > 0)
        {
            _text.Append(vocabulary.Gap);
        }

        var start = _text.Length;
        foreach (var (literal, slot) in Another(pool, ref random).Parts)
        {
            _text.Append(literal);
            AppendSlot(slot, vocabulary, city, words, ref random);
        }

        _text[start] = char.ToUpperInvariant(_text[start]);
    }

    /// <summary>Any template but the one before: nobody says the same thing twice in a row.</summary>
    private Template Another(Template[] pool, ref PieceRandom random)
    {
        var template = pool[random.Next(pool.Length)];
        return _last = template == _last && pool.Length > 1
            ? pool[(Array.IndexOf(pool, template) + 1 + random.Next(pool.Length - 1)) % pool.Length]
            : template;
    }

    private void AppendSlot(Slot slot, Vocabulary vocabulary, string city, TopicVocabulary? words, ref PieceRandom random)
    {
        var culture = CultureInfo.InvariantCulture;
        _ = slot switch
        {
            Slot.City => _text.Append(city),
            Slot.Thing when words is not null => _text.Append(_thing),
            Slot.Topic when words is not null => _text.Append(words.Word),
            Slot.Place => _text.Append(Any(vocabulary.Places, ref random)),
            Slot.Who => _text.Append(Any(vocabulary.People, ref random)),
            Slot.Day => _text.Append(Any(vocabulary.Days, ref random)),
            Slot.Number => _text.Append(culture, $"{3 + random.Next(95)}"),
            Slot.Big => _text.Append(culture, $"{110 + random.Next(9880)}0"),
            Slot.Percent => _text.Append(culture, $"{random.Next(20)}.{1 + random.Next(9)}"),
            Slot.Hour => _text.Append(culture, $"{7 + random.Next(13)}:{10 + random.Next(50)}"),
            _ => _text,
        };
    }

    private static string Any(string[] words, ref PieceRandom random) => words[random.Next(words.Length)];
}
