using System.Runtime.CompilerServices;

namespace CcgcStream.Text.Language;

/// <summary>How many letters of each script a text has.</summary>
[InlineArray(ScriptTable.Count)]
internal struct ScriptProfile
{
    private int count;

    public int this[Script script] => this[(int)script];

    public static ScriptProfile Of(ReadOnlySpan<char> folded)
    {
        var profile = default(ScriptProfile);
        foreach (var c in folded)
        {
            profile[(int)ScriptTable.Of(c)]++;
        }
        profile[(int)Script.None] = 0;
        return profile;
    }

    /// <summary>Letters of any script.</summary>
    public readonly int Letters
    {
        get
        {
            var sum = 0;
            foreach (var n in this)
            {
                sum += n;
            }
            return sum;
        }
    }

    /// <summary>
    /// The script that carries the text. A letter of a syllabary or of Han says more than a Latin one, so a Japanese post with an English
    /// product name stays Japanese.
    /// </summary>
    public readonly Script Dominant
    {
        get
        {
            var (best, weight) = (Script.None, 0);
            for (var i = 1; i < ScriptTable.Count; i++)
            {
                var w = this[i] * Weight((Script)i);
                if (w > weight)
                {
                    (best, weight) = ((Script)i, w);
                }
            }
            return best == Script.Han && this[(int)Script.Kana] * 8 >= this[(int)Script.Han] ? Script.Kana : best;
        }
    }

    private static int Weight(Script script) => script switch { Script.Latin => 2, Script.Han or Script.Hangul or Script.Kana => 6, _ => 3 };
}
