using CcgcStream.Text.Inference;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>A damaged model is refused with an exception that says what is wrong; it never crashes, hangs or takes all memory.</summary>
public sealed class FastTextCorruptionTests
{
    [Fact]
    public void LoadsTheSmallModel()
    {
        var model = FastTextModel.Load(SmallModel.Bytes());
        var probabilities = new float[2];
        Assert.True(model.Probabilities("good"u8, probabilities));
        Assert.Equal(["yes", "no"], model.Labels);
        Assert.True(probabilities[0] > 0.9);
        Assert.False(model.Probabilities("unknown"u8, probabilities));
    }

    [Fact]
    public void RefusesEveryTruncation()
    {
        var whole = SmallModel.Bytes();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => FastTextModel.Load(cut));
        }
        Assert.Throws<InvalidDataException>(() => FastTextModel.Load([.. whole, 0]));
    }

    [Fact]
    public void SurvivesAnyFlippedBytes()
    {
        var whole = SmallModel.Bytes();
        var random = new Random(11);
        var probabilities = new float[2];
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            try
            {
                var model = FastTextModel.Load(damaged);
                model.Probabilities("good bad"u8, probabilities);
            }
            catch (InvalidDataException)
            {
                // The one allowed refusal.
            }
        }
    }

    [Fact]
    public void AllocatesNothingPerText()
    {
        var model = FastTextModel.Load(SmallModel.Bytes());
        var probabilities = new float[2];
        var line = "good bad good bad"u8.ToArray();
        model.Probabilities(line, probabilities);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            model.Probabilities(line, probabilities);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
