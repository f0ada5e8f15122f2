namespace CcgcStream.Simulation.Writing;

/// <summary>A sentence with slots, parsed once.</summary>
internal sealed class Template
{
    private Template(IReadOnlyList<(string Literal, Slot Slot)> parts) => Parts = [.. parts];

    /// <summary>Literal text, each followed by a slot; the last slot is <see cref="Slot.None"/>.</summary>
    public (string Literal, Slot Slot)[] Parts { get; }

    public bool NamesCity => Parts.Any(part => part.Slot == Slot.City);

    /// <exception cref="FormatException">A brace does not close or names no slot.</exception>
    public static Template Parse(string sentence)
    {
        var parts = new List<(string, Slot)>();
        var at = 0;
        while (sentence.IndexOf('{', at) is var open and >= 0)
        {
            var close = sentence.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{sentence}' has a brace that does not close.");
            }

            parts.Add((sentence[at..open], SlotOf(sentence[(open + 1)..close])));
            at = close + 1;
        }

        parts.Add((sentence[at..], Slot.None));
        return new(parts);
    }

    private static Slot SlotOf(string name) => name switch
    {
        "city" => Slot.City,
        "thing" => Slot.Thing,
        "place" => Slot.Place,
        "who" => Slot.Who,
        "day" => Slot.Day,
        "topic" => Slot.Topic,
        "n" => Slot.Number,
        "big" => Slot.Big,
        "pct" => Slot.Percent,
        "hour" => Slot.Hour,
        _ => throw new FormatException($"'{name}' is no slot."),
    };
}
