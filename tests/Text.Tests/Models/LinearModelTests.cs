using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;

namespace CcgcStream.Text.Tests.Models;

public sealed class LinearModelTests
{
    private const int Bits = 8;

    [Fact]
    public void AddsTheWeightsOfItsFeatures()
    {
        var rows = new byte[4 << Bits];
        rows[(5 * 4) + 2] = 40;
        rows[(9 * 4) + 3] = unchecked((byte)-20);
        var model = LinearModel.Load(new LinearModel(rows, 3, Bits, 0.5f).ToBytes());
        Span<float> scores = stackalloc float[3];
        model.Score([5, 9, 5 + (1 << Bits), 200], scores);
        Assert.Equal([0f, 20f, -5f], scores.ToArray());
    }

    [Fact]
    public void AFeatureInTheBucketOfAnotherScoresNothing()
    {
        const uint owner = 0xAB000005;
        var rows = new byte[3 << Bits];
        (rows[5 * 3], rows[(5 * 3) + 1]) = (LinearModel.Fingerprint(owner), 100);
        var model = new LinearModel(rows, 2, Bits, 1);
        Span<float> scores = stackalloc float[2];
        model.Score([owner], scores);
        Assert.Equal([100f, 0f], scores.ToArray());
        model.Score([0xAC000005], scores);
        Assert.Equal([0f, 0f], scores.ToArray());
    }

    [Theory]
    [InlineData("topic.lin")]
    [InlineData("sentiment.lin")]
    public void WhatWasNeverLearnedWeighsNothingInTheShippedModels(string name)
    {
        // Without the fingerprints every second such feature hit another's weights. With them one in 256 of those may.
        const int invented = 20_000;
        var model = ModelResources.Linear(name);
        var random = new Random(20);
        Span<float> scores = stackalloc float[model.Classes];
        var hits = 0;
        for (var i = 0; i < invented; i++)
        {
            model.Score([(uint)random.NextInt64(1L << 32)], scores);
            hits += scores.ContainsAnyExcept(0f) ? 1 : 0;
        }
        Assert.InRange((double)hits / invented, 0, 0.005);
    }

    [Fact]
    public void ATextWithoutFeaturesScoresNothing()
    {
        var model = new LinearModel(new byte[3 << Bits], 2, Bits, 1);
        Span<float> scores = stackalloc float[2];
        model.Score([], scores);
        Assert.Equal([0f, 0f], scores.ToArray());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(4, 3)]
    [InlineData(8, 9)]
    [InlineData(8, 200)]
    [InlineData(15, 0x7F)]
    public void RefusesADamagedFile(int at, byte value)
    {
        var file = new LinearModel(new byte[3 << Bits], 2, Bits, float.MaxValue).ToBytes();
        file[at] = value;
        file[14] = at == 15 ? (byte)0x80 : file[14];
        Assert.Throws<InvalidDataException>(() => LinearModel.Load(file));
    }

    [Fact]
    public void RefusesACutFile()
    {
        var file = new LinearModel(new byte[3 << Bits], 2, Bits, 1).ToBytes();
        for (var length = 0; length < file.Length; length += 7)
        {
            Assert.Throws<InvalidDataException>(() => LinearModel.Load(file.AsSpan(0, length)));
        }
    }

    [Fact]
    public void FeaturesOfALongTextAreBounded()
    {
        var features = new uint[TextFeatures.Maximum];
        foreach (var text in (string[])[" " + new string('火', 4000) + " ", string.Concat(Enumerable.Repeat(" longword", 500)) + " ", " ", ""])
        {
            Assert.InRange(TextFeatures.Extract(text, features), 0, TextFeatures.Maximum);
        }
    }
}
