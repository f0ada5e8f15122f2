using System.Text;
using CcgcStream.Text.Models;
using CcgcStream.Text.Tests.Hostile;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>The engine allocates nothing for a text, of whatever length; the language costs one small tag.</summary>
public sealed class AllocationTests
{
    private const int Texts = 2_000;

    [Fact]
    public void Asking_a_model_allocates_nothing()
    {
        var model = ModelResources.Model("language.ftz");
        var lines = Lines();
        var probabilities = new float[model.Labels.Count];
        Assert.Equal(0, AllocatedBy(lines, line =>
        {
            model.Probabilities(line, probabilities);
            model.Logits(line, probabilities);
        }));
    }

    [Fact]
    public void A_language_costs_no_more_than_its_tag()
    {
        var language = TextModels.LoadDefault().Language;
        var texts = Lines().ConvertAll(Encoding.UTF8.GetString);
        Assert.InRange(AllocatedBy(texts, text => language.Identify(text)) / texts.Count, 0, 48);
    }

    private static List<byte[]> Lines()
    {
        var mutator = new TextMutator(5, ["a short one", "Выставка открылась в Пекине", "今天的庙会人山人海", "fröhliche Weihnachten überall", "ปักกิ่งวันนี้"]);
        return [.. Enumerable.Range(0, Texts).Select(_ => Encoding.UTF8.GetBytes(mutator.Next()))];
    }

    // The first round fills the pools and compiles; the least of the rest is free of what the runtime does beside.
    private static long AllocatedBy<T>(List<T> inputs, Action<T> ask)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            inputs.ForEach(ask);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
