using CcgcStream.Text.Cities.Matching;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>Weighs cues by their distance from a name.</summary>
internal readonly ref struct Evidence(Gazetteer gazetteer, List<Cue> cues)
{
    private const int Near = 40;
    private const int Far = 300;

    /// <summary>Nats that the cues of some tags give to a reading at a position.</summary>
    public double For(int[] tags, int position)
    {
        var sum = 0.0;
        foreach (var tag in tags)
        {
            sum += gazetteer.TagStrengths[tag] * Nearness(tag, position);
        }

        return sum;
    }

    private double Nearness(int tag, int position)
    {
        var nearest = int.MaxValue;
        foreach (var cue in cues)
        {
            if (cue.Tag == tag)
            {
                nearest = Math.Min(nearest, Math.Abs(cue.Position - position));
            }
        }

        return nearest switch
        {
            int.MaxValue => 0,
            <= Near => 1.5,
            <= Far => 1.0,
            _ => 0.6,
        };
    }
}
