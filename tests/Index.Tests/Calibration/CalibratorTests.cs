using CcgcStream.Index.Buckets;
using CcgcStream.Index.Calibration;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Tests.Worlds;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Tests.Calibration;

public sealed class CalibratorTests
{
    [Fact]
    public void Goalposts_are_the_percentiles_of_the_period_and_the_rest_is_the_basis()
    {
        var samples = Enumerable.Range(0, 201).Select(at => new CalibrationSample(IndexWindow.Week, City(10 * at))).ToArray();
        var file = Calibrate(new(samples, City(4000)));
        Assert.Equal(500, file.Windows["7d"].K, 5.0);
        Assert.Equal(1990, file.Windows["7d"].Reference, 5.0);
        Assert.Equal(MethodologyReader.Default.Windows["1h"].K, file.Windows["1h"].K);
        Assert.Equal(MethodologyReader.Default.Weights, file.Weights);
        Assert.Equal("mine", file.Version);
        Assert.Equal(file.Windows["7d"].Reference, MethodologyReader.Read(System.Text.Encoding.UTF8.GetBytes(MethodologyReader.Write(file))).Windows["7d"].Reference);
    }

    [Fact]
    public void Priors_and_the_mix_are_those_of_the_period()
    {
        var total = City(1000, positive: 0.8);
        total.Add(Field.Of(FieldKind.LeadClass, 0), 300);
        total.Add(Field.Of(FieldKind.LeadClass, 1), 700);
        total.Add(Field.Of(Scalar.Asked), 400);
        total.Add(Field.Of(FieldKind.AnswerHour, 3), 100);
        var file = Calibrate(new([], total));
        Assert.Equal(0.3, file.Reputation.Classes["media"].Mix, 9);
        Assert.Equal(0.8, file.Reputation.Classes["social"].Prior, 3);
        Assert.Equal(0.25, file.Responsiveness.AnswerPrior, 9);
        Assert.Equal(MethodologyReader.Default.Responsiveness.DepthPrior, file.Responsiveness.DepthPrior);
    }

    [Fact]
    public void A_period_that_says_nothing_leaves_every_constant_as_it_was()
    {
        var file = Calibrate(new([], new BucketSums()));
        Assert.Equal(
            MethodologyReader.Write(MethodologyReader.Default), MethodologyReader.Write(file with { Version = MethodologyReader.Default.Version, CalibratedOn = MethodologyReader.Default.CalibratedOn }));
    }

    [Fact]
    public void Two_versions_score_the_same_window_side_by_side_and_each_says_which_it_is()
    {
        var mine = Calibrate(new([.. Enumerable.Range(0, 50).Select(at => new CalibrationSample(IndexWindow.Month, City(at)))], City(50)));
        var set = new MethodologySet([mine]);
        var input = Pieces.Window([], IndexWindow.Month) with { Sums = City(40) };
        var scores = set.All.ToDictionary(file => file.Version, file => CityScorer.Score(input, file));
        Assert.Equal("mine", set.Primary.Version);
        Assert.All(scores, score => Assert.Equal(score.Key, score.Value.MethodologyVersion));
        Assert.True(scores["mine"][Dimension.Volume].Estimate.Score > 10 * scores["2"][Dimension.Volume].Estimate.Score);
        Assert.Null(set.Find("none"));
        Assert.Throws<InvalidDataException>(() => new MethodologySet([mine, mine]));
    }

    private static MethodologyFile Calibrate(CalibrationInput input) => Calibrator.Calibrate(MethodologyReader.Default, "mine", "a test", input);

    private static BucketSums City(long weight, double positive = 0.6)
    {
        var sums = new BucketSums();
        sums.Add(Field.Of(Scalar.Pieces), weight);
        foreach (var sourceClass in (int[])[0, 1])
        {
            sums.Add(Field.Of(sourceClass, ClassSum.Positive), (long)(weight * positive * 500_000));
            sums.Add(Field.Of(sourceClass, ClassSum.Negative), (long)(weight * (1 - positive) * 500_000));
            sums.Add(Field.Of(sourceClass, ClassSum.Squared), weight * 500_000);
        }

        return sums;
    }
}
