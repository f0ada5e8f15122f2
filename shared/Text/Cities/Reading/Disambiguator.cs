using CcgcStream.Text.Cities.Matching;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>Decides what each hit means: a softmax over its meanings, moved by cues, capped by the frame around it.</summary>
internal static class Disambiguator
{
    private const double Negligible = 0.02;

    public static void Read(Gazetteer gazetteer, ScanState state)
    {
        Collect(gazetteer, state);
        var evidence = new Evidence(gazetteer, state.Cues);
        var frames = new FrameReader(gazetteer, state.Text);
        Span<double> weights = stackalloc double[16];
        foreach (var hit in state.Hits)
        {
            var form = gazetteer.Forms[hit.Form];
            var framing = form.Settled ? Framing.None : frames.Read(hit, form);
            var meanings = form.Meanings.AsSpan(0, Math.Min(form.Meanings.Length, weights.Length));
            var sum = Math.Exp(form.NoneLogit + evidence.For(form.Against, hit.Start));
            for (var i = 0; i < meanings.Length; i++)
            {
                var nats = meanings[i].Logit + (form.Plain ? 0 : evidence.For(meanings[i].Tags, hit.Start));
                weights[i] = Math.Exp(nats + (meanings[i].City >= 0 ? framing.Logit : 0));
                sum += weights[i];
            }

            for (var i = 0; i < meanings.Length; i++)
            {
                var p = Math.Min(weights[i] / sum, framing.Cap);
                if (meanings[i].City >= 0 && p > Negligible)
                {
                    state.Sightings.Add(new Sighting(meanings[i].City, hit.Start, hit.End, p));
                }
            }
        }
    }

    // A name that nobody doubts is evidence for its doubtful neighbours: for the country, the province and the city itself.
    private static void Collect(Gazetteer gazetteer, ScanState state)
    {
        foreach (var hit in state.Hits)
        {
            var form = gazetteer.Forms[hit.Form];
            if (form.Plain)
            {
                var city = form.Meanings[0].City;
                state.AddCue(hit.Start, gazetteer.ChinaTag);
                state.AddCue(hit.Start, gazetteer.ProvinceTags[city]);
                state.AddCue(hit.Start, gazetteer.CityTags[city]);
            }
        }
    }
}
